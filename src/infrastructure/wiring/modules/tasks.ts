import { ContainerModule } from 'inversify';
import { todoTaskEndpoints } from '../../../adapters/http/todo/tasks/endpoints.ts';
import { taskEndpoints } from '../../../adapters/http/v1/tasks/endpoints.ts';
import { taskUseCases } from '../../../application/tasks/use-cases.ts';
import { providing } from '../binding.ts';
import { housekeeping } from '../tokens/housekeeping-tokens.ts';
import { http, kernel, projects, tasks } from '../tokens/tokens.ts';

export const tasksModule = new ContainerModule((options) => {
  const provide = providing(options);
  provide(tasks.useCases, [tasks.store, projects.unitOfWork, kernel.clock], (store, unitOfWork, clock) =>
    taskUseCases({ tasks: store, unitOfWork, clock }),
  );
  provide(housekeeping.purgeable, [tasks.store], (store) => store);
  provide(http.v1Endpoints, [tasks.useCases], taskEndpoints);
  provide(http.todoEndpoints, [tasks.useCases], todoTaskEndpoints);
});
