import type { Clock } from '../kernel/clock.ts';
import type { Ids } from '../kernel/ids.ts';
import type { Tasks } from '../tasks/ports.ts';
import type { Projects, ProjectWork } from './ports.ts';

/** What the use cases of projects are made of. */
export interface ProjectParts {
  readonly projects: Projects;
  readonly tasks: Tasks;
  readonly unitOfWork: ProjectWork;
  readonly ids: Ids;
  readonly clock: Clock;
}
