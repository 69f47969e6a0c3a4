import { err, ok, type Result } from 'neverthrow';
import type { Failure } from '../../domain/kernel/failure.ts';
import { auditEntry } from '../audit/ports.ts';
import type { JobParts } from './job-parts.ts';

/** There is no such job, or it has not failed for good. */
export interface JobNotDead extends Failure {
  readonly kind: 'job.not_dead';
}
export const jobNotDead: JobNotDead = { kind: 'job.not_dead' };

/** Tries a dead job once more. */
export class RetryJob {
  readonly #parts: JobParts;

  constructor(parts: JobParts) {
    this.#parts = parts;
  }

  async execute(id: string): Promise<Result<void, JobNotDead>> {
    const { ledger, audit, operator, clock, ids } = this.#parts;
    if (!(await ledger.retry(id))) return err(jobNotDead);
    const stamp = { id: ids.uuid(), at: clock.now(), actor: operator };
    const subject = { type: 'job', id };
    await audit.record([auditEntry({ ...stamp, action: 'job.retried', subject, from: 'dead', to: 'waiting' })]);
    return ok();
  }
}
