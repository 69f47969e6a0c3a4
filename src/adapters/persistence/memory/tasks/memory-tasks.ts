import type { TaskFilter, TaskSortField, Tasks, TaskView } from '../../../../application/tasks/ports.ts';
import type { Instant } from '../../../../domain/kernel/instant.ts';
import { Task, type TaskDraft, type TaskFacts, type TaskId } from '../../../../domain/tasks/task.ts';
import { tasksTable } from '../../tables/tasks-table.ts';
import type { MemoryDatabase } from '../kernel/memory-database.ts';
import { MemoryResourceStore } from '../resource/memory-resource-store.ts';

export class MemoryTasks
  extends MemoryResourceStore<TaskFacts, Task, TaskView, TaskSortField, TaskFilter>
  implements Tasks
{
  #lastId = 0;

  constructor(database: MemoryDatabase) {
    super(database, tasksTable, Task.restore);
  }

  add(draft: TaskDraft): Promise<Task> {
    return this.database.write(() => {
      this.#lastId += 1;
      const facts: TaskFacts = { ...draft, id: this.#lastId as TaskId };
      this.rows.set(facts);
      return Task.restore(facts);
    });
  }

  anyInProject(ownerId: string, projectId: string): Promise<boolean> {
    return this.database.read(() => this.live(ownerId, { projectId }).length > 0);
  }

  deleteWithProject(ownerId: string, projectId: string, now: Instant): Promise<number> {
    return this.database.write(() =>
      this.#replace(this.live(ownerId, { projectId }), (task) => task.deleteWithProject(now)),
    );
  }

  undeleteWithProject(ownerId: string, projectId: string): Promise<number> {
    return this.database.write(() => {
      const taken = (row: TaskFacts) =>
        row.ownerId === ownerId && row.projectId === projectId && row.deletedWithProject;
      return this.#replace(this.rows.all().filter(taken), (task) => task.undelete());
    });
  }

  #replace(rows: readonly TaskFacts[], change: (task: Task) => Task): number {
    for (const row of rows) this.rows.set(change(Task.restore(row)).facts);
    return rows.length;
  }
}
