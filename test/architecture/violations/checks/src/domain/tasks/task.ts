// @ts-expect-error refused: @ts-expect-error
export const id: number = 'one';
/* c8 ignore next refused: c8 ignore*/
export const title = '@ts-ignore';
// @ts-ignore refused: @ts-ignore
export const size: number = 'big';
