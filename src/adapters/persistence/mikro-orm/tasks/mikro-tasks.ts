import type { Position, Slice } from '../../../../application/kernel/listing.ts';
import type { Page, Window } from '../../../../application/kernel/page.ts';
import type { TaskListing, Tasks, TasksOfProject, TaskView } from '../../../../application/tasks/ports.ts';
import type { Instant } from '../../../../domain/kernel/instant.ts';
import type { Version } from '../../../../domain/kernel/version.ts';
import { Task, type TaskDraft, type TaskId } from '../../../../domain/tasks/task.ts';
import type { Database } from '../database.ts';
import type { Statement } from '../statement.ts';
import {
  anyInProject,
  deleteWithProject,
  insertTask,
  purgeTasks,
  taskOfOwner,
  tasksOfProject,
  taskWithDeleted,
  undeleteWithProject,
  updateTask,
} from './statements.ts';
import { taskList } from './task-list.ts';
import { toFacts, toRow, toView } from './task-rows.ts';

export class MikroTasks implements Tasks {
  readonly name = 'tasks';
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

  async withDeleted(ownerId: string, id: TaskId): Promise<Task | undefined> {
    const { rows } = await this.#database.run(taskWithDeleted, { ownerId, id });
    return rows[0] && Task.restore(toFacts(rows[0]));
  }

  async page(ownerId: string, listing: TaskListing, window: Window): Promise<Page<TaskView>> {
    const { items, total } = await taskList.page(this.#database, ownerId, listing, window);
    return { items: items.map(toView), total };
  }

  async walk(ownerId: string, listing: TaskListing, after: Position, limit: number): Promise<Slice<TaskView>> {
    const { rows, more } = await taskList.walk(this.#database, ownerId, listing, after, limit);
    return { items: rows.map(toView), more };
  }

  async save({ facts }: Task, seen: Version): Promise<boolean> {
    return (await this.#count(updateTask, { ...toRow(facts), id: facts.id, seen })) === 1;
  }

  async ofProject(ownerId: string, projectId: string, limit: number): Promise<TasksOfProject> {
    const { rows } = await this.#database.run(tasksOfProject, { ownerId, projectId, limit });
    return { tasks: rows.map(toView), counts: { total: rows[0]?.total ?? 0, completed: rows[0]?.done ?? 0 } };
  }

  async anyInProject(ownerId: string, projectId: string): Promise<boolean> {
    return (await this.#database.run(anyInProject, { ownerId, projectId })).rows.length > 0;
  }

  deleteWithProject(ownerId: string, projectId: string, now: Instant): Promise<number> {
    return this.#count(deleteWithProject, { ownerId, projectId, now });
  }

  undeleteWithProject(ownerId: string, projectId: string): Promise<number> {
    return this.#count(undeleteWithProject, { ownerId, projectId });
  }

  purge(moment: Instant, limit: number): Promise<number> {
    return this.#count(purgeTasks, { moment, limit });
  }

  async #count<V>(statement: Statement<V, unknown>, values: V): Promise<number> {
    return Number((await this.#database.run(statement, values)).numAffectedRows ?? 0n);
  }
}
