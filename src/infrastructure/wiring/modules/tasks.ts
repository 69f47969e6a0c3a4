import { ContainerModule } from 'inversify';
import { todoTaskEndpoints } from '../../../adapters/http/todo/tasks/endpoints.ts';
import { taskEndpoints } from '../../../adapters/http/v1/tasks/endpoints.ts';
import { AddTask } from '../../../application/tasks/add-task.ts';
import { DeleteTask } from '../../../application/tasks/delete-task.ts';
import { ListTasks } from '../../../application/tasks/list-tasks.ts';
import { RestoreTask } from '../../../application/tasks/restore-task.ts';
import { ReviseTask } from '../../../application/tasks/revise-task.ts';
import { ShowTask } from '../../../application/tasks/show-task.ts';
import { WalkTasks } from '../../../application/tasks/walk-tasks.ts';
import { providing } from '../binding.ts';
import { http, kernel, projects, tasks } from '../tokens/tokens.ts';

export const tasksModule = new ContainerModule((options) => {
  const provide = providing(options);
  provide(
    tasks.add,
    [tasks.tasks, projects.unitOfWork, kernel.clock],
    (stored, unitOfWork, clock) => new AddTask(stored, unitOfWork, clock),
  );
  provide(tasks.list, [tasks.tasks], (stored) => new ListTasks(stored));
  provide(tasks.walk, [tasks.tasks], (stored) => new WalkTasks(stored));
  provide(tasks.show, [tasks.tasks], (stored) => new ShowTask(stored));
  provide(
    tasks.revise,
    [tasks.tasks, projects.unitOfWork, kernel.clock],
    (stored, unitOfWork, clock) => new ReviseTask(stored, unitOfWork, clock),
  );
  provide(tasks.remove, [tasks.tasks, kernel.clock], (stored, clock) => new DeleteTask(stored, clock));
  provide(
    tasks.restore,
    [projects.unitOfWork, kernel.clock],
    (unitOfWork, clock) => new RestoreTask(unitOfWork, clock),
  );
  provide(kernel.purgeable, [tasks.tasks], (stored) => stored);
  provide(
    http.todoEndpoints,
    [tasks.add, tasks.list, tasks.show, tasks.revise, tasks.remove],
    (add, list, show, revise, remove) => todoTaskEndpoints({ add, list, show, revise, remove }),
  );
  provide(
    http.v1Endpoints,
    [tasks.add, tasks.list, tasks.walk, tasks.show, tasks.revise, tasks.remove, tasks.restore],
    (add, list, walk, show, revise, remove, restore) =>
      taskEndpoints({ add, list, walk, show, revise, remove, restore }),
  );
});
