import type { Credentials, PasswordHashes } from '../../../application/accounts/passwords/ports.ts';
import type { Users } from '../../../application/accounts/profile/ports.ts';
import type { DemoPerson, DemoProject, DemoStore, DemoTask } from '../../../application/demo/ports.ts';
import type { Projects } from '../../../application/projects/ports.ts';
import type { Tasks } from '../../../application/tasks/ports.ts';
import { type Email, emailKey } from '../../../domain/accounts/email.ts';
import type { PersonName } from '../../../domain/accounts/name.ts';
import { User } from '../../../domain/accounts/user.ts';
import type { Secret } from '../../../domain/kernel/secret.ts';
import { firstVersion, nextVersion } from '../../../domain/kernel/version.ts';
import { Project, type ProjectId } from '../../../domain/projects/project.ts';
import { plainTask } from '../../../domain/tasks/task.ts';
import { hashOf } from '../hash-of.ts';

interface Parts {
  readonly users: Users;
  readonly credentials: Credentials;
  readonly projects: Projects;
  readonly tasks: Tasks;
  readonly hashes: PasswordHashes;
}

const live = { version: firstVersion, deletedAt: null } as const;

export class MemoryDemoStore implements DemoStore {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async addPeople(people: readonly DemoPerson[], password: Secret): Promise<void> {
    const { users, credentials, hashes } = this.#parts;
    const hash = await hashOf(hashes, password);
    for (const { id, email, name, at } of people) {
      await credentials.add({ userId: id, emailKey: emailKey(email), hash });
      await users.findOrAdd(User.register({ id, email: email as Email, name: name as PersonName }, at).verifyEmail(at));
    }
  }

  async addProjects(projects: readonly DemoProject[]): Promise<void> {
    for (const { id, at, ...content } of projects)
      await this.#parts.projects.add(
        Project.restore({
          ...{ ...live, ...content, id: id as ProjectId },
          ...{ description: null, status: 'active', createdAt: at, updatedAt: at },
        }),
      );
  }

  async addTasks(tasks: readonly DemoTask[]): Promise<void> {
    for (const { at, doneAt, ...content } of tasks)
      await this.#parts.tasks.add({
        ...{ ...plainTask, ...live, ...content, completed: doneAt !== null, deletedWithProject: false },
        ...{ version: doneAt === null ? firstVersion : nextVersion(firstVersion) },
        ...{ createdAt: at, updatedAt: doneAt ?? at },
      });
  }
}
