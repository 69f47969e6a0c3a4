export class Task {} // refused: exports Task
export const titleBounds = { max: 255 };
