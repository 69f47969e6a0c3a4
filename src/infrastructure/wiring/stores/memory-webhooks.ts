import type { MemoryDatabase } from '../../../adapters/persistence/memory/kernel/memory-database.ts';
import { MemoryUnitOfWork } from '../../../adapters/persistence/memory/kernel/memory-unit-of-work.ts';
import { MemoryWebhookDeliveries } from '../../../adapters/persistence/memory/webhooks/memory-webhook-deliveries.ts';
import { MemoryWebhookEndpoints } from '../../../adapters/persistence/memory/webhooks/memory-webhook-endpoints.ts';
import { MemoryWebhookEvents } from '../../../adapters/persistence/memory/webhooks/memory-webhook-events.ts';
import type { Provide, Token } from '../binding.ts';
import { audit } from '../tokens/audit-tokens.ts';
import { mail } from '../tokens/mail-tokens.ts';
import { webhooks } from '../tokens/webhook-tokens.ts';

/** What webhooks keep in memory. */
export function provideMemoryWebhooks(provide: Provide, database: Token<MemoryDatabase>): void {
  provide(webhooks.store, [database, audit.log, mail.outbox], (stored, log, outbox) => ({
    endpoints: new MemoryWebhookEndpoints(stored),
    events: new MemoryWebhookEvents(stored),
    deliveries: new MemoryWebhookDeliveries(stored),
    audit: log,
    outbox,
  }));
  provide(webhooks.unitOfWork, [database, webhooks.store], (stored, store) => new MemoryUnitOfWork(stored, store));
}
