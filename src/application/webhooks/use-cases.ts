import { AddEndpoint } from './add-endpoint.ts';
import { AttemptDelivery } from './attempt-delivery.ts';
import { DeliverDue } from './deliver-due.ts';
import { FindEndpoint } from './find-endpoint.ts';
import type { WebhookDeliveries, WebhookEndpoints } from './ports.ts';
import { RecordOutcome } from './record-outcome.ts';
import { Redeliver } from './redeliver.ts';
import { RemoveEndpoint } from './remove-endpoint.ts';
import { RotateSecret } from './rotate-secret.ts';
import { TestEndpoint } from './test-endpoint.ts';
import type { WebhookParts } from './webhook-parts.ts';

export interface WebhookUseCases {
  readonly find: FindEndpoint;
  readonly add: AddEndpoint;
  readonly remove: RemoveEndpoint;
  readonly rotate: RotateSecret;
  readonly test: TestEndpoint;
  readonly redeliver: Redeliver;
  readonly deliver: DeliverDue;
  /** Lists decide nothing: they are asked of the store itself. */
  readonly endpoints: Pick<WebhookEndpoints, 'all'>;
  readonly deliveries: Pick<WebhookDeliveries, 'list' | 'oldestWaiting'>;
}

export function webhookUseCases(parts: WebhookParts): WebhookUseCases {
  const attempt = new AttemptDelivery(parts, new RecordOutcome(parts));
  return {
    find: new FindEndpoint(parts.store),
    add: new AddEndpoint(parts),
    remove: new RemoveEndpoint(parts),
    rotate: new RotateSecret(parts),
    test: new TestEndpoint(parts, attempt),
    redeliver: new Redeliver(parts),
    deliver: new DeliverDue(parts, attempt),
    endpoints: parts.store.endpoints,
    deliveries: parts.store.deliveries,
  };
}
