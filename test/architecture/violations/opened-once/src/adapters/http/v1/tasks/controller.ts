export const show = async (found) => (await found)._unsafeUnwrap(); // refused: one of 3 files of http that open a Result
export const count = (found) => found.unwrapOr(0); // refused: one of 3 files of http that open a Result
