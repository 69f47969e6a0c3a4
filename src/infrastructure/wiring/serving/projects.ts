import { ContainerModule } from 'inversify';
import { projectEndpoints } from '../../../adapters/http/v1/projects/endpoints.ts';
import { providing } from '../binding.ts';
import { http, projects } from '../tokens/tokens.ts';

export const projectsServing = new ContainerModule((options) => {
  const provide = providing(options);
  provide(http.v1Endpoints, [projects.useCases], projectEndpoints);
});
