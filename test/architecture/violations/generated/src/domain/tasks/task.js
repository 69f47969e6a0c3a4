export class Task {} // refused: generated
