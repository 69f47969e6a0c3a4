import { Task } from '../tasks/task.ts'; // refused: projects imports tasks
import { text } from '../kernel/text.ts';
export const project = [Task, text];
