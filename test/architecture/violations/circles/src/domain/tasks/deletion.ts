export type Deleted = import('./task.ts').Task; // refused: in a circle with src/domain/tasks/task.ts
export const deletion = 'deleted';
