import { MikroTasks } from '../../adapters/persistence/mikro-orm/tasks.ts'; // refused: application imports adapters
import { Task } from '../../domain/tasks/task.ts';
import { pretendTasks } from '../../../test/support/pretend-tasks.ts'; // refused: the product imports its tests
// import { settings } from '../../infrastructure/settings.ts';
export const text = "import { settings } from '../../infrastructure/settings.ts';";
export const addTask = [MikroTasks, Task, pretendTasks];
