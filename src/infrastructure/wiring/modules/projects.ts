import { ContainerModule } from 'inversify';
import { projectUseCases } from '../../../application/projects/use-cases.ts';
import { providing } from '../binding.ts';
import { housekeeping } from '../tokens/housekeeping-tokens.ts';
import { owned } from '../tokens/owned-tokens.ts';
import { kernel, projects, tasks } from '../tokens/tokens.ts';

export const projectsModule = new ContainerModule((options) => {
  const provide = providing(options);
  provide(
    projects.useCases,
    [projects.store, tasks.store, owned.unitOfWork, kernel.ids, kernel.clock],
    (store, ofTasks, unitOfWork, ids, clock) =>
      projectUseCases({ projects: store, tasks: ofTasks, unitOfWork, ids, clock }),
  );
  provide(housekeeping.purgeable, [projects.store], (store) => store);
});
