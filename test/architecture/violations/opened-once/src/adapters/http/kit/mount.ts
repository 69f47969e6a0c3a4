export const mount = (answer) => answer.match(send, refuse); // refused: one of 3 files of http that open a Result
