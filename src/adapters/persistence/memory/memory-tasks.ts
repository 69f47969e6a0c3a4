import type { Page, Window } from '../../../application/kernel/page.ts';
import type { TaskFilter, Tasks, TaskView } from '../../../application/tasks/ports.ts';
import type { Version } from '../../../domain/kernel/version.ts';
import { Task, type TaskDraft, type TaskFacts, type TaskId } from '../../../domain/tasks/task.ts';
import type { MemoryDatabase, MemoryTable } from './memory-database.ts';

const newestFirst = (one: TaskFacts, other: TaskFacts): number =>
  other.createdAt.localeCompare(one.createdAt) || other.id - one.id;

const viewOf = ({ ownerId: _owner, deletedAt: _deleted, ...view }: TaskFacts): TaskView => view;

export class MemoryTasks implements Tasks {
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

  ofOwner(ownerId: string, id: TaskId): Promise<Task | undefined> {
    return this.#database.read(() => {
      const facts = this.#live(ownerId, id);
      return facts && Task.restore(facts);
    });
  }

  pageOfOwner(ownerId: string, { completed }: TaskFilter, { limit, offset }: Window): Promise<Page<TaskView>> {
    return this.#database.read(() => {
      const matching = this.#rows
        .all()
        .filter((row) => row.ownerId === ownerId && row.deletedAt === null)
        .filter((row) => completed === undefined || row.completed === completed)
        .sort(newestFirst);
      return { items: matching.slice(offset, offset + limit).map(viewOf), total: matching.length };
    });
  }

  save({ facts }: Task, seen: Version): Promise<boolean> {
    return this.#database.write(() => {
      if (this.#live(facts.ownerId, facts.id)?.version !== seen) return false;
      this.#rows.set(facts.id, facts);
      return true;
    });
  }

  #live(ownerId: string, id: TaskId): TaskFacts | undefined {
    const facts = this.#rows.get(id);
    return facts?.ownerId === ownerId && facts.deletedAt === null ? facts : undefined;
  }
}
