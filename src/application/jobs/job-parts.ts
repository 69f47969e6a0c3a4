import type { AuditActor, AuditLog } from '../audit/ports.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Ids } from '../kernel/ids.ts';
import type { JobHold, JobLedger } from './ports.ts';

/** What the use cases about jobs are made of. */
export interface JobParts {
  readonly ledger: JobLedger;
  readonly hold: JobHold;
  readonly audit: Pick<AuditLog, 'record'>;
  readonly operator: AuditActor;
  readonly clock: Clock;
  readonly ids: Ids;
}
