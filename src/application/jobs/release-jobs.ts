import { ok, type Result } from 'neverthrow';
import { auditEntry } from '../audit/ports.ts';
import type { JobParts } from './job-parts.ts';

/** What has waited since a restore goes on, in whichever process runs jobs. */
export class ReleaseJobs {
  readonly #parts: JobParts;

  constructor(parts: JobParts) {
    this.#parts = parts;
  }

  /** Says whether anything was held. */
  async execute(): Promise<Result<boolean, never>> {
    const { hold, audit, operator, clock, ids } = this.#parts;
    if (!(await hold.release())) return ok(false);
    const id = ids.uuid();
    const subject = { type: 'jobs', id };
    await audit.record([auditEntry({ id, at: clock.now(), actor: operator, action: 'jobs.released', subject })]);
    return ok(true);
  }
}
