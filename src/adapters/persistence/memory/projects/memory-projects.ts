import type {
  ProjectFilter,
  ProjectSortField,
  Projects,
  ProjectView,
  ProjectWithTasks,
} from '../../../../application/projects/ports.ts';
import { Project, type ProjectFacts, type ProjectId } from '../../../../domain/projects/project.ts';
import { projectsTable } from '../../tables/projects-table.ts';
import { type TaskRow, tasksTable } from '../../tables/tasks-table.ts';
import type { MemoryDatabase } from '../kernel/memory-database.ts';
import { MemoryRows } from '../kernel/memory-rows.ts';
import { MemoryResourceStore } from '../resource/memory-resource-store.ts';
import { orderOf } from '../resource/order.ts';
import { viewOf } from '../resource/view-of.ts';

export class MemoryProjects
  extends MemoryResourceStore<ProjectFacts, Project, ProjectView, ProjectSortField, ProjectFilter>
  implements Projects
{
  readonly #tasks: MemoryRows<TaskRow>;

  constructor(database: MemoryDatabase) {
    super(database, projectsTable, Project.restore);
    this.#tasks = new MemoryRows(database, tasksTable);
  }

  add({ facts }: Project): Promise<void> {
    return this.database.write(() => this.rows.set(facts));
  }

  withTasks(ownerId: string, id: ProjectId, limit: number): Promise<ProjectWithTasks | undefined> {
    return this.database.read(() => {
      const facts = this.rows.get(id);
      if (facts?.ownerId !== ownerId || facts.deletedAt !== null) return undefined;
      const newestFirst = orderOf(true, false);
      const all = this.#tasks
        .all()
        .filter((task) => task.ownerId === ownerId && task.projectId === id && task.deletedAt === null)
        .sort((one, other) =>
          newestFirst({ value: one.createdAt, id: one.id }, { value: other.createdAt, id: other.id }),
        );
      const completed = all.filter((task) => task.completed).length;
      const tasks = all.slice(0, limit).map((task) => viewOf(tasksTable, task));
      return { facts, tasks, counts: { total: all.length, completed } };
    });
  }
}
