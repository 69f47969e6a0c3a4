import { ContainerModule } from 'inversify';
import { todoTaskEndpoints } from '../../../adapters/http/todo/tasks/endpoints.ts';
import { taskEndpoints } from '../../../adapters/http/v1/tasks/endpoints.ts';
import { providing } from '../binding.ts';
import { http, tasks } from '../tokens/tokens.ts';

export const tasksServing = new ContainerModule((options) => {
  const provide = providing(options);
  provide(http.v1Endpoints, [tasks.useCases], taskEndpoints);
  provide(http.todoEndpoints, [tasks.useCases], todoTaskEndpoints);
});
