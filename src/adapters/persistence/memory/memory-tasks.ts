import type { PersonalRecords } from '../../../application/accounts/profile/ports.ts';
import type { Position, Slice } from '../../../application/kernel/listing.ts';
import type { Page, Window } from '../../../application/kernel/page.ts';
import type {
  TaskFilter,
  TaskListing,
  TaskSortField,
  Tasks,
  TasksOfProject,
  TaskView,
} from '../../../application/tasks/ports.ts';
import type { Instant } from '../../../domain/kernel/instant.ts';
import type { Version } from '../../../domain/kernel/version.ts';
import { Task, type TaskDraft, type TaskFacts, type TaskId } from '../../../domain/tasks/task.ts';
import type { MemoryDatabase, MemoryTable } from './memory-database.ts';
import { holds, MemoryListing } from './memory-listing.ts';

const listing = new MemoryListing<TaskFacts, TaskSortField>({
  value: (row, field) => row[field],
  id: ({ id }) => id,
  words: ['title'],
});
const newestFirst = { field: 'createdAt', descending: true } as const;

const viewOf = ({ ownerId: _o, deletedAt: _d, deletedWithProject: _w, ...view }: TaskFacts): TaskView => view;

const matches =
  ({ completed, projectId, search }: TaskFilter) =>
  (row: TaskFacts): boolean =>
    (completed === undefined || row.completed === completed) &&
    (projectId === undefined || row.projectId === projectId) &&
    holds(search, row.title, row.description);

export class MemoryTasks implements Tasks, PersonalRecords {
  readonly name = 'tasks';
  readonly #database: MemoryDatabase;
  readonly #rows: MemoryTable<TaskId, TaskFacts>;
  #lastId = 0;

  constructor(database: MemoryDatabase) {
    this.#database = database;
    this.#rows = database.table();
  }

  add(draft: TaskDraft): Promise<Task> {
    return this.#database.write(() => {
      this.#lastId += 1;
      const facts: TaskFacts = { ...draft, id: this.#lastId as TaskId };
      this.#rows.set(facts.id, facts);
      return Task.restore(facts);
    });
  }

  async ofOwner(ownerId: string, id: TaskId): Promise<Task | undefined> {
    const task = await this.withDeleted(ownerId, id);
    return task?.facts.deletedAt === null ? task : undefined;
  }

  withDeleted(ownerId: string, id: TaskId): Promise<Task | undefined> {
    return this.#database.read(() => {
      const facts = this.#rows.get(id);
      return facts?.ownerId === ownerId ? Task.restore(facts) : undefined;
    });
  }

  page(ownerId: string, { filter, sort }: TaskListing, window: Window): Promise<Page<TaskView>> {
    return this.#database.read(() => {
      const { items, total } = listing.page(this.#live(ownerId, filter), sort, window);
      return { items: items.map(viewOf), total };
    });
  }

  walk(ownerId: string, { filter, sort }: TaskListing, after: Position, limit: number): Promise<Slice<TaskView>> {
    return this.#database.read(() => {
      const { items, more } = listing.walk(this.#live(ownerId, filter), sort, after, limit);
      return { items: items.map(viewOf), more };
    });
  }

  save({ facts }: Task, seen: Version): Promise<boolean> {
    return this.#database.write(() => {
      const stored = this.#rows.get(facts.id);
      if (stored?.ownerId !== facts.ownerId || stored.version !== seen) return false;
      this.#rows.set(facts.id, facts);
      return true;
    });
  }

  ofProject(ownerId: string, projectId: string, limit: number): Promise<TasksOfProject> {
    return this.#database.read(() => {
      const all = this.#live(ownerId, { projectId });
      const { items, total } = listing.page(all, newestFirst, { limit, offset: 0 });
      const completed = all.filter((row) => row.completed).length;
      return { tasks: items.map(viewOf), counts: { total, completed } };
    });
  }

  anyInProject(ownerId: string, projectId: string): Promise<boolean> {
    return this.#database.read(() => this.#live(ownerId, { projectId }).length > 0);
  }

  deleteWithProject(ownerId: string, projectId: string, now: Instant): Promise<number> {
    return this.#database.write(() =>
      this.#replace(this.#live(ownerId, { projectId }), (task) => task.deleteWithProject(now)),
    );
  }

  undeleteWithProject(ownerId: string, projectId: string): Promise<number> {
    return this.#database.write(() => {
      const taken = (row: TaskFacts) =>
        row.ownerId === ownerId && row.projectId === projectId && row.deletedWithProject;
      return this.#replace(this.#rows.all().filter(taken), (task) => task.undelete());
    });
  }

  purge(moment: Instant, limit: number): Promise<number> {
    return this.#database.write(() => {
      const old = this.#rows.all().filter(({ deletedAt }) => deletedAt !== null && deletedAt < moment);
      for (const { id } of old.slice(0, limit)) this.#rows.delete(id);
      return Math.min(old.length, limit);
    });
  }

  exportOf(userId: string): Promise<Readonly<Record<string, unknown>>> {
    return this.#database.read(() => {
      const rows = this.#rows.all().filter(({ ownerId }) => ownerId === userId);
      return { tasks: rows.map(({ ownerId: _o, version: _v, ...kept }) => kept) };
    });
  }

  eraseOf(userId: string): Promise<void> {
    return this.#database.write(() => {
      for (const { id, ownerId } of this.#rows.all()) if (ownerId === userId) this.#rows.delete(id);
    });
  }

  #live(ownerId: string, filter: TaskFilter): TaskFacts[] {
    return this.#rows
      .all()
      .filter((row) => row.ownerId === ownerId && row.deletedAt === null)
      .filter(matches(filter));
  }

  #replace(rows: readonly TaskFacts[], change: (task: Task) => Task): number {
    for (const row of rows) this.#rows.set(row.id, change(Task.restore(row)).facts);
    return rows.length;
  }
}
