import { ContainerModule } from 'inversify';
import { taskUseCases } from '../../../application/tasks/use-cases.ts';
import { providing } from '../binding.ts';
import { housekeeping } from '../tokens/housekeeping-tokens.ts';
import { owned } from '../tokens/owned-tokens.ts';
import { kernel, projects, tasks } from '../tokens/tokens.ts';

export const tasksModule = new ContainerModule((options) => {
  const provide = providing(options);
  provide(
    tasks.useCases,
    [tasks.store, projects.store, owned.unitOfWork, kernel.clock],
    (store, ofProjects, unitOfWork, clock) => taskUseCases({ tasks: store, projects: ofProjects, unitOfWork, clock }),
  );
  provide(housekeeping.purgeable, [tasks.store], (store) => store);
});
