/** As the server compares: without case, width and marks. */
const folded = (text: string): string => text.normalize('NFKC').toLowerCase().toUpperCase().toLowerCase();

/** Whether one of the texts holds what is searched for. */
export const holds = (search: string, texts: readonly (string | null)[]): boolean =>
  search === '' || texts.some((text) => text !== null && folded(text).includes(folded(search)));
