export const tasks = []; // refused: beside tasks/
