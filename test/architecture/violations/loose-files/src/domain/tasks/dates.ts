export const dates = []; // refused: beside dates/
