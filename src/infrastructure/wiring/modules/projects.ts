import { ContainerModule } from 'inversify';
import { projectEndpoints } from '../../../adapters/http/v1/projects/endpoints.ts';
import { AddProject } from '../../../application/projects/add-project.ts';
import { DeleteProject } from '../../../application/projects/delete-project.ts';
import { ListProjects } from '../../../application/projects/list-projects.ts';
import { RestoreProject } from '../../../application/projects/restore-project.ts';
import { ReviseProject } from '../../../application/projects/revise-project.ts';
import { ShowProject } from '../../../application/projects/show-project.ts';
import { WalkProjects } from '../../../application/projects/walk-projects.ts';
import { providing } from '../binding.ts';
import { http, kernel, projects, tasks } from '../tokens/tokens.ts';

export const projectsModule = new ContainerModule((options) => {
  const provide = providing(options);
  provide(
    projects.add,
    [projects.projects, kernel.ids, kernel.clock],
    (stored, ids, clock) => new AddProject(stored, ids, clock),
  );
  provide(projects.list, [projects.projects], (stored) => new ListProjects(stored));
  provide(projects.walk, [projects.projects], (stored) => new WalkProjects(stored));
  provide(projects.show, [projects.projects, tasks.tasks], (stored, ofProject) => new ShowProject(stored, ofProject));
  provide(projects.revise, [projects.projects, kernel.clock], (stored, clock) => new ReviseProject(stored, clock));
  provide(
    projects.remove,
    [projects.unitOfWork, kernel.clock],
    (unitOfWork, clock) => new DeleteProject(unitOfWork, clock),
  );
  provide(
    projects.restore,
    [projects.unitOfWork, kernel.clock],
    (unitOfWork, clock) => new RestoreProject(unitOfWork, clock),
  );
  provide(kernel.purgeable, [projects.projects], (stored) => stored);
  provide(
    http.v1Endpoints,
    [projects.add, projects.list, projects.walk, projects.show, projects.revise, projects.remove, projects.restore],
    (add, list, walk, show, revise, remove, restore) =>
      projectEndpoints({ add, list, walk, show, revise, remove, restore }),
  );
});
