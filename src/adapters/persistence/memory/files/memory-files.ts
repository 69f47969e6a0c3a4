import type { FileFilter, FileSortField, Files, FileView } from '../../../../application/files/ports.ts';
import { type FileId, StoredFile, type StoredFileFacts } from '../../../../domain/files/stored-file.ts';
import type { Instant } from '../../../../domain/kernel/instant.ts';
import { filesTable } from '../../tables/files-table.ts';
import { tasksTable } from '../../tables/tasks-table.ts';
import type { MemoryDatabase } from '../kernel/memory-database.ts';
import { MemoryRows } from '../kernel/memory-rows.ts';
import { MemoryResourceStore } from '../resource/memory-resource-store.ts';

export class MemoryFiles
  extends MemoryResourceStore<StoredFileFacts, StoredFile, FileView, FileSortField, FileFilter>
  implements Files
{
  readonly #tasks;

  constructor(database: MemoryDatabase) {
    super(database, filesTable, StoredFile.restore);
    this.#tasks = new MemoryRows(database, tasksTable);
  }

  add({ facts }: StoredFile): Promise<void> {
    return this.database.write(() => this.rows.set(facts));
  }

  withId(id: FileId): Promise<StoredFile | undefined> {
    return this.database.read(() => {
      const facts = this.rows.get(id);
      return facts?.deletedAt === null ? StoredFile.restore(facts) : undefined;
    });
  }

  anyOfProject(ownerId: string, projectId: string): Promise<boolean> {
    return this.database.read(() => this.live(ownerId, { projectId }).length > 0);
  }

  deleteWithTask(ownerId: string, taskId: number, now: Instant): Promise<void> {
    return this.database.write(() =>
      this.#replace(this.live(ownerId, { taskId }), (file) => file.deleteWith('task', now)),
    );
  }

  undeleteWithTask(ownerId: string, taskId: number): Promise<void> {
    return this.#bringBack((row) => row.ownerId === ownerId && row.deletedWith === 'task' && row.taskId === taskId);
  }

  deleteWithProject(ownerId: string, projectId: string, now: Instant): Promise<void> {
    return this.database.write(() =>
      this.#replace(
        this.live(ownerId, {}).filter((row) => this.#isOfProject(row, projectId)),
        (file) => file.deleteWith('project', now),
      ),
    );
  }

  undeleteWithProject(ownerId: string, projectId: string): Promise<void> {
    return this.#bringBack(
      (row) => row.ownerId === ownerId && row.deletedWith === 'project' && this.#isOfProject(row, projectId),
    );
  }

  idsOf(owner: string): Promise<readonly FileId[]> {
    return this.database.read(() => this.rows.all().flatMap(({ id, ownerId }) => (ownerId === owner ? [id] : [])));
  }

  forgetDeleted(moment: Instant, limit: number): Promise<readonly FileId[]> {
    return this.database.write(() => {
      const old = this.rows.all().filter(({ deletedAt }) => deletedAt !== null && deletedAt < moment);
      const gone = old.slice(0, limit).map(({ id }) => id);
      for (const id of gone) this.rows.delete(id);
      return gone;
    });
  }

  #isOfProject({ projectId, taskId }: StoredFileFacts, project: string): boolean {
    return projectId === project || (taskId !== null && this.#tasks.get(taskId)?.projectId === project);
  }

  #bringBack(fits: (row: StoredFileFacts) => boolean): Promise<void> {
    return this.database.write(() => this.#replace(this.rows.all().filter(fits), (file) => file.undelete()));
  }

  #replace(rows: readonly StoredFileFacts[], change: (file: StoredFile) => StoredFile): void {
    for (const row of rows) this.rows.set(change(StoredFile.restore(row)).facts);
  }
}
