import type { TaskFilter, TaskSortField, Tasks, TaskView } from '../../../../application/tasks/ports.ts';
import type { Instant } from '../../../../domain/kernel/instant.ts';
import { Task, type TaskDraft, type TaskFacts } from '../../../../domain/tasks/task.ts';
import { tasksTable } from '../../tables/tasks-table.ts';
import type { Database } from '../database.ts';
import { MikroResourceStore } from '../resource/mikro-resource-store.ts';
import { anyInProject, deleteWithProject, undeleteWithProject } from './statements.ts';

export class MikroTasks
  extends MikroResourceStore<TaskFacts, Task, TaskView, TaskSortField, TaskFilter>
  implements Tasks
{
  constructor(database: Database) {
    super(database, tasksTable, Task.restore);
  }

  async add(draft: TaskDraft): Promise<Task> {
    return Task.restore({ ...draft, id: await this.insert(draft) });
  }

  async anyInProject(ownerId: string, projectId: string): Promise<boolean> {
    return (await this.database.run(anyInProject, { ownerId, projectId })).rows.length > 0;
  }

  deleteWithProject(ownerId: string, projectId: string, now: Instant): Promise<number> {
    return this.count(deleteWithProject, { ownerId, projectId, now });
  }

  undeleteWithProject(ownerId: string, projectId: string): Promise<number> {
    return this.count(undeleteWithProject, { ownerId, projectId });
  }
}
