import type { Page, Window } from '../../../../application/kernel/page.ts';
import type { TaskFilter, Tasks, TaskView } from '../../../../application/tasks/ports.ts';
import type { Version } from '../../../../domain/kernel/version.ts';
import { Task, type TaskDraft, type TaskId } from '../../../../domain/tasks/task.ts';
import type { Database } from '../database.ts';
import { insertTask, type OwnTasks, ofAll, ofStatus, taskOfOwner, updateTask } from './statements.ts';
import { toFacts, toRow, toView } from './task-rows.ts';

/** From here on the rows that are skipped cost more than asking twice. */
const deepFrom = 500;

export class MikroTasks implements Tasks {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async add(draft: TaskDraft): Promise<Task> {
    const { id } = await this.#database.one(insertTask, toRow(draft));
    return Task.restore({ ...draft, id });
  }

  async ofOwner(ownerId: string, id: TaskId): Promise<Task | undefined> {
    const { rows } = await this.#database.run(taskOfOwner, { ownerId, id });
    return rows[0] && Task.restore(toFacts(rows[0]));
  }

  async pageOfOwner(ownerId: string, filter: TaskFilter, window: Window): Promise<Page<TaskView>> {
    const statements = filter.completed === undefined ? ofAll : ofStatus;
    const own = { ownerId, completed: filter.completed ?? false };
    if (window.offset >= deepFrom) return await this.#deepPage(statements, own, window);
    const { rows } = await this.#database.run(statements.page, { ...own, ...window });
    const total = rows[0]?.total ?? (await this.#database.one(statements.count, own)).total;
    return { items: rows.map(toView), total };
  }

  async save(task: Task, seen: Version): Promise<boolean> {
    const { facts } = task;
    const { numAffectedRows } = await this.#database.run(updateTask, { ...toRow(facts), id: facts.id, seen });
    return numAffectedRows === 1n;
  }

  /** Skips from whichever end is nearer. */
  async #deepPage(statements: typeof ofAll, own: OwnTasks, { limit, offset }: Window): Promise<Page<TaskView>> {
    const { total } = await this.#database.one(statements.count, own);
    const shown = Math.min(limit, total - offset);
    if (shown <= 0) return { items: [], total };
    const { rows } =
      offset * 2 <= total
        ? await this.#database.run(statements.fromNewest, { ...own, limit, offset })
        : await this.#database.run(statements.fromOldest, { ...own, limit: shown, offset: total - offset - shown });
    return { items: rows.map(toView), total };
  }
}
