import { err, ok, type Result } from 'neverthrow';
import { type FileNotFound, fileNotFound } from '../../../domain/files/failures.ts';
import type { FileId, StoredFile } from '../../../domain/files/stored-file.ts';
import { type AuditActor, type AuditLog, auditEntry } from '../../audit/ports.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { Ids } from '../../kernel/ids.ts';
import type { FileDeletion } from '../delete-file.ts';
import type { FileStorage, FileWork } from '../ports.ts';

interface Parts {
  readonly unitOfWork: FileWork;
  readonly storage: FileStorage;
  readonly audit: Pick<AuditLog, 'record'>;
  readonly operator: AuditActor;
  readonly clock: Clock;
  readonly ids: Ids;
}

/** An operator deletes, whoever owns it; the audit says so. */
export class DeleteAnyFile {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async execute(given: string, { permanent }: FileDeletion): Promise<Result<StoredFile, FileNotFound>> {
    const { unitOfWork, storage, audit, operator, clock, ids } = this.#parts;
    const id = given as FileId;
    const deleted = await unitOfWork.run<StoredFile, FileNotFound>(async ({ files }) => {
      const file = await files.withId(id);
      if (file === undefined) return err(fileNotFound);
      const { ownerId, version, size } = file.facts;
      const now = clock.now();
      const isDeleted = await files.save(file.delete(now), version);
      const isGone = isDeleted && (!permanent || (await files.forget(ownerId, id, now)));
      // Whoever was faster has deleted it.
      if (!isGone) return err(fileNotFound);
      const stamp = { id: ids.uuid(), at: now, actor: operator, userId: ownerId, details: { size } };
      const moved = { from: 'live', to: permanent ? 'gone' : 'deleted' };
      await audit.record([auditEntry({ ...stamp, ...moved, action: 'file.deleted', subject: { type: 'file', id } })]);
      return ok(file);
    });
    if (deleted.isOk() && permanent) await storage.remove([id]);
    return deleted;
  }
}
