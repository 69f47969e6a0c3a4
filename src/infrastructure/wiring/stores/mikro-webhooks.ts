import { MikroUnitOfWork } from '../../../adapters/persistence/mikro-orm/mikro-unit-of-work.ts';
import { MikroWebhookDeliveries } from '../../../adapters/persistence/mikro-orm/webhooks/mikro-webhook-deliveries.ts';
import { MikroWebhookEndpoints } from '../../../adapters/persistence/mikro-orm/webhooks/mikro-webhook-endpoints.ts';
import { MikroWebhookEvents } from '../../../adapters/persistence/mikro-orm/webhooks/mikro-webhook-events.ts';
import type { Provide } from '../binding.ts';
import { audit } from '../tokens/audit-tokens.ts';
import { mail } from '../tokens/mail-tokens.ts';
import type { storage } from '../tokens/storage-tokens.ts';
import { webhooks } from '../tokens/webhook-tokens.ts';

/** What webhooks keep in PostgreSQL. */
export function provideMikroWebhooks(provide: Provide, { database }: Pick<typeof storage, 'database'>): void {
  provide(webhooks.store, [database, audit.log, mail.outbox], (opened, log, outbox) => ({
    endpoints: new MikroWebhookEndpoints(opened),
    events: new MikroWebhookEvents(opened),
    deliveries: new MikroWebhookDeliveries(opened),
    audit: log,
    outbox,
  }));
  provide(webhooks.unitOfWork, [database, webhooks.store], (opened, store) => new MikroUnitOfWork(opened, store));
}
