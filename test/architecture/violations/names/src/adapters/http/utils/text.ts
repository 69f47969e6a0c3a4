export const text = ''; // refused: an empty word in the path
