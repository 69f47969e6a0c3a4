import type { AuditActor, AuditLog } from '../audit/ports.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Ids } from '../kernel/ids.ts';
import type { DemoStore } from './ports.ts';

/** What the use case of the demo is made of. */
export interface DemoParts {
  readonly store: DemoStore;
  readonly audit: Pick<AuditLog, 'record'>;
  readonly operator: AuditActor;
  readonly clock: Clock;
  readonly ids: Ids;
}
