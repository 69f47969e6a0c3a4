import { err, ok, type ResultAsync } from 'neverthrow';
import type { Failure } from '../../domain/kernel/failure.ts';
import type { AuditActor, AuditLog } from '../audit/ports.ts';
import { attempt } from '../kernel/attempt.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Ids } from '../kernel/ids.ts';
import type { JobLedger } from './ports.ts';

/** There is no such job, or it has not failed for good. */
export interface JobNotDead extends Failure {
  readonly kind: 'job.not_dead';
}
export const jobNotDead: JobNotDead = { kind: 'job.not_dead' };

interface Parts {
  readonly ledger: Pick<JobLedger, 'retry'>;
  readonly audit: Pick<AuditLog, 'record'>;
  readonly operator: AuditActor;
  readonly clock: Clock;
  readonly ids: Ids;
}

const nothingElse = {
  userId: null,
  transactionId: null,
  from: 'dead',
  to: 'waiting',
  why: null,
  gatewayId: null,
  requestId: null,
  address: null,
  details: {},
} as const;

/** Tries a dead job once more. */
export class RetryJob {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  execute(id: string): ResultAsync<void, JobNotDead> {
    const { ledger, audit, operator, clock, ids } = this.#parts;
    return attempt<void, JobNotDead>(async () => {
      if (!(await ledger.retry(id))) return err(jobNotDead);
      const entry = { id: ids.uuid(), at: clock.now(), actor: operator, action: 'job.retried' };
      await audit.record([{ ...nothingElse, ...entry, subject: { type: 'job', id } }]);
      return ok();
    });
  }
}
