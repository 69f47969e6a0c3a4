import { ContainerModule } from 'inversify';
import { todoTaskEndpoints } from '../../../adapters/http/todo/tasks/endpoints.ts';
import { taskResource } from '../../../adapters/http/v1/tasks/resource.ts';
import { providing } from '../binding.ts';
import { http, tasks } from '../tokens/tokens.ts';

export const tasksServing = new ContainerModule((options) => {
  const provide = providing(options);
  provide(http.v1Resources, [tasks.useCases], taskResource);
  provide(http.todoEndpoints, [tasks.useCases], todoTaskEndpoints);
});
