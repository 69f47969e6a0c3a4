/** Letter by letter, as PostgreSQL does: a language's rules for whole words play no part. */
const folded = (text: string): string => text.replace(/./gsu, (letter) => letter.toLowerCase());

/** Whether one of the texts holds it. */
export const found = (search: string, texts: readonly unknown[]): boolean =>
  texts.some((text) => typeof text === 'string' && folded(text).includes(folded(search)));
