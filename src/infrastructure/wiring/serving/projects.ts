import { ContainerModule } from 'inversify';
import { projectResource } from '../../../adapters/http/v1/projects/resource.ts';
import { providing } from '../binding.ts';
import { http, projects } from '../tokens/tokens.ts';

export const projectsServing = new ContainerModule((options) => {
  const provide = providing(options);
  provide(http.v1Resources, [projects.useCases], projectResource);
});
