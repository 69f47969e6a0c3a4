import { MemoryUsers } from '../../src/adapters/persistence/memory/accounts/memory-users.ts';
import { MemoryFiles } from '../../src/adapters/persistence/memory/files/memory-files.ts';
import { MemoryDatabase } from '../../src/adapters/persistence/memory/kernel/memory-database.ts';
import { MemoryUnitOfWork } from '../../src/adapters/persistence/memory/kernel/memory-unit-of-work.ts';
import { MemoryProjects } from '../../src/adapters/persistence/memory/projects/memory-projects.ts';
import { MemoryTasks } from '../../src/adapters/persistence/memory/tasks/memory-tasks.ts';
import { projectUseCases } from '../../src/application/projects/use-cases.ts';
import { taskUseCases } from '../../src/application/tasks/use-cases.ts';
import { StoredFile } from '../../src/domain/files/stored-file.ts';
import type { Project, ProjectContent, ProjectId } from '../../src/domain/projects/project.ts';
import type { Task, TaskContent, TaskId } from '../../src/domain/tasks/task.ts';
import { actorOf } from './actors.ts';
import { ManualClock } from './manual-clock.ts';
import { sequentialIds } from './sequential-ids.ts';

export const ada = actorOf('ada');
export const eve = actorOf('eve');

/** Tasks, projects and their files, and whoever owns them, on the store in memory. */
export class WorkInMemory {
  readonly clock = new ManualClock();
  readonly database = new MemoryDatabase();
  readonly store = {
    users: new MemoryUsers(this.database),
    projects: new MemoryProjects(this.database),
    tasks: new MemoryTasks(this.database),
    attachments: new MemoryFiles(this.database),
  };
  readonly #parts = {
    ...this.store,
    unitOfWork: new MemoryUnitOfWork(this.database, this.store),
    ids: sequentialIds(),
    clock: this.clock,
  };
  readonly tasks = taskUseCases(this.#parts);
  readonly projects = projectUseCases(this.#parts);

  async task(change: Partial<TaskContent> = {}, owner = ada): Promise<Task> {
    const content = { title: 'Sow', description: 'Peas', completed: false, dueAt: null, projectId: null, ...change };
    return (await this.tasks.add.execute(owner, content))._unsafeUnwrap();
  }

  async file(
    target: { readonly taskId: TaskId } | { readonly projectId: ProjectId },
    owner = ada,
  ): Promise<StoredFile> {
    const described = { name: 'a.txt', contentType: 'text/plain', taskId: null, projectId: null, ...target };
    const stored = { size: 1, sha256: 'a'.repeat(64), imageType: null };
    const file = StoredFile.open(this.#parts.ids.uuid(), owner.userId, described, stored, this.clock.now());
    await this.store.attachments.add(file._unsafeUnwrap());
    return file._unsafeUnwrap();
  }

  async project(change: Partial<ProjectContent> = {}, owner = ada): Promise<Project> {
    const content: ProjectContent = { name: 'Garden', description: 'In spring', status: 'active', ...change };
    return (await this.projects.add.execute(owner, content))._unsafeUnwrap();
  }
}
