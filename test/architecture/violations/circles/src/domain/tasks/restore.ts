import { deletion } from './deletion.ts'; // refused: in a circle with src/domain/tasks/deletion.ts
export const restore = deletion;
