import type { Users } from '../../../application/accounts/profile/ports.ts';
import type { Files, Uploads } from '../../../application/files/ports.ts';
import type { UnitOfWork } from '../../../application/kernel/unit-of-work.ts';
import type { Projects } from '../../../application/projects/ports.ts';
import type { Attachments, Tasks } from '../../../application/tasks/ports.ts';
import { token } from '../binding.ts';

/** Where everything is stored that people own, and the people. */
interface OwnedStores {
  readonly users: Users;
  readonly projects: Projects;
  readonly tasks: Tasks;
  readonly files: Files;
  readonly attachments: Attachments;
  readonly uploads: Uploads;
}

export const owned = {
  /** The one unit of work of all features about what people own; each feature's ports name what it needs of it. */
  unitOfWork: token<UnitOfWork<OwnedStores>>('UnitOfWork of what people own'),
};
