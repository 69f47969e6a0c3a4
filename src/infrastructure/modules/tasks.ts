import { ContainerModule } from 'inversify';
import { todoTaskEndpoints } from '../../adapters/http/todo/tasks/endpoints.ts';
import { AddTask } from '../../application/tasks/add-task.ts';
import { DeleteTask } from '../../application/tasks/delete-task.ts';
import { ListTasks } from '../../application/tasks/list-tasks.ts';
import { ReviseTask } from '../../application/tasks/revise-task.ts';
import { ShowTask } from '../../application/tasks/show-task.ts';
import { providing } from '../binding.ts';
import { http, kernel, tasks } from '../tokens.ts';

export const tasksModule = new ContainerModule((options) => {
  const provide = providing(options);
  provide(tasks.add, [tasks.tasks, kernel.clock], (stored, clock) => new AddTask(stored, clock));
  provide(tasks.list, [tasks.tasks], (stored) => new ListTasks(stored));
  provide(tasks.show, [tasks.tasks], (stored) => new ShowTask(stored));
  provide(tasks.revise, [tasks.tasks, kernel.clock], (stored, clock) => new ReviseTask(stored, clock));
  provide(tasks.remove, [tasks.tasks, kernel.clock], (stored, clock) => new DeleteTask(stored, clock));
  provide(
    http.todoEndpoints,
    [tasks.add, tasks.list, tasks.show, tasks.revise, tasks.remove],
    (add, list, show, revise, remove) => todoTaskEndpoints({ add, list, show, revise, remove }),
  );
});
