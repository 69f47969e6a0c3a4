import type { Clock } from '../kernel/clock.ts';
import type { Projects, ProjectWork } from '../projects/ports.ts';
import type { Tasks } from './ports.ts';

/** What the use cases of tasks are made of. */
export interface TaskParts {
  readonly tasks: Tasks;
  readonly projects: Pick<Projects, 'holdLive'>;
  readonly unitOfWork: ProjectWork;
  readonly clock: Clock;
}
