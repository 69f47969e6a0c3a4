import type { FileFilter, FileSortField, Files, FileView } from '../../../../application/files/ports.ts';
import { type FileId, StoredFile, type StoredFileFacts } from '../../../../domain/files/stored-file.ts';
import type { Instant } from '../../../../domain/kernel/instant.ts';
import { filesTable } from '../../tables/files-table.ts';
import type { Database } from '../database.ts';
import { uuidForm } from '../reading/uuid-form.ts';
import { MikroResourceStore } from '../resource/mikro-resource-store.ts';
import {
  anyOfProject,
  deleteWithProject,
  deleteWithTask,
  fileWithId,
  forgetDeleted,
  idsOfOwner,
  undeleteWithProject,
  undeleteWithTask,
} from './statements.ts';

export class MikroFiles
  extends MikroResourceStore<StoredFileFacts, StoredFile, FileView, FileSortField, FileFilter>
  implements Files
{
  constructor(database: Database) {
    super(database, filesTable, StoredFile.restore);
  }

  async add({ facts }: StoredFile): Promise<void> {
    await this.insert(facts);
  }

  async withId(id: FileId): Promise<StoredFile | undefined> {
    if (!uuidForm.test(id)) return undefined;
    const { rows } = await this.database.run(fileWithId, { id });
    return rows[0] && StoredFile.restore(rows[0]);
  }

  async anyOfProject(ownerId: string, projectId: string): Promise<boolean> {
    return (await this.database.run(anyOfProject, { ownerId, projectId })).rows.length > 0;
  }

  async deleteWithTask(ownerId: string, taskId: number, now: Instant): Promise<void> {
    await this.database.run(deleteWithTask, { ownerId, taskId, now });
  }

  async undeleteWithTask(ownerId: string, taskId: number): Promise<void> {
    await this.database.run(undeleteWithTask, { ownerId, taskId });
  }

  async deleteWithProject(ownerId: string, projectId: string, now: Instant): Promise<void> {
    await this.database.run(deleteWithProject, { ownerId, projectId, now });
  }

  async undeleteWithProject(ownerId: string, projectId: string): Promise<void> {
    await this.database.run(undeleteWithProject, { ownerId, projectId });
  }

  async idsOf(ownerId: string): Promise<readonly FileId[]> {
    return (await this.database.run(idsOfOwner, { ownerId })).rows.map(({ id }) => id);
  }

  async forgetDeleted(moment: Instant, limit: number): Promise<readonly FileId[]> {
    return (await this.database.run(forgetDeleted, { moment, limit })).rows.map(({ id }) => id);
  }
}
