import { failures } from './failures.ts';
import { complete } from './complete.ts'; // refused: in a circle with src/domain/tasks/complete.ts
export { restore } from './restore.ts'; // refused: in a circle with src/domain/tasks/restore.ts
export const task = [failures, complete];
