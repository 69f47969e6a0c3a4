export const steps = []; // refused: an empty word in the path
