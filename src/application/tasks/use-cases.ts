import { Task } from '../../domain/tasks/task.ts';
import { resourceUseCases } from '../kernel/resource/resource-use-cases.ts';
import { AddTask } from './add-task.ts';
import { DeleteTask } from './delete-task.ts';
import { RestoreTask } from './restore-task.ts';
import { ReviseTask } from './revise-task.ts';
import type { TaskParts } from './task-parts.ts';

export type TaskUseCases = ReturnType<typeof taskUseCases>;

export const taskUseCases = (parts: TaskParts) => ({
  ...resourceUseCases('task', Task, parts.tasks, parts.clock),
  add: new AddTask(parts),
  revise: new ReviseTask(parts),
  remove: new DeleteTask(parts),
  restore: new RestoreTask(parts),
});
