/** As the function `folded` of the database does: without case in any script, and composed. */
const folded = (text: string): string => text.normalize('NFC').toLowerCase().toUpperCase().normalize('NFC');

/** Whether one of the texts holds it. */
export const found = (search: string, texts: readonly unknown[]): boolean =>
  folded(texts.map((text) => (typeof text === 'string' ? text : '')).join('\u0001')).includes(folded(search));
