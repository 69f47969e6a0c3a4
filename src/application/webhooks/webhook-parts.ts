import type { UserDirectory } from '../accounts/profile/ports.ts';
import type { AuditActor } from '../audit/ports.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Ids } from '../kernel/ids.ts';
import type { Log } from '../kernel/log.ts';
import type { Meters } from '../kernel/meters.ts';
import type { EventSource } from './event-source.ts';
import type { WebhookSecrets, WebhookSender, WebhookStore, WebhookUrls, WebhookWork } from './ports.ts';

/** What the use cases of webhooks are made of. */
export interface WebhookParts {
  readonly unitOfWork: WebhookWork;
  /** The same store outside of any unit of work. */
  readonly store: WebhookStore;
  readonly sources: readonly EventSource[];
  readonly urls: WebhookUrls;
  readonly secrets: WebhookSecrets;
  readonly sender: WebhookSender;
  readonly directory: Pick<UserDirectory, 'page'>;
  readonly meters: Pick<Meters, 'webhookDelivery'>;
  readonly log: Pick<Log, 'warn' | 'info'>;
  /** Whoever runs the command line. */
  readonly operator: AuditActor;
  readonly clock: Clock;
  readonly ids: Ids;
}
