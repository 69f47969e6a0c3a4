import { run } from '../cli/run.ts'; // refused: the adapter jobs imports the adapter cli
import { MikroTasks } from '../persistence/mikro-orm/tasks.ts';
export const jobs = [MikroTasks, run];
