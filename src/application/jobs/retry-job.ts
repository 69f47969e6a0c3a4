import { err, ok, type Result } from 'neverthrow';
import type { Failure } from '../../domain/kernel/failure.ts';
import { type AuditActor, auditEntry } from '../audit/ports.ts';
import type { Origin } from '../kernel/actor.ts';
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

  /** @param by an admin; the command line if not given. */
  async execute(
    id: string,
    by: { readonly actor: AuditActor; readonly origin?: Origin } = { actor: this.#parts.operator },
  ): Promise<Result<void, JobNotDead>> {
    const { ledger, audit, clock, ids } = this.#parts;
    if (!(await ledger.retry(id))) return err(jobNotDead);
    const { requestId = null, address = null } = by.origin ?? {};
    const stamp = { id: ids.uuid(), at: clock.now(), actor: by.actor, requestId, address };
    const subject = { type: 'job', id };
    await audit.record([auditEntry({ ...stamp, action: 'job.retried', subject, from: 'dead', to: 'waiting' })]);
    return ok();
  }
}
