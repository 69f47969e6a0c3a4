import { MemoryDatabase } from '../../../adapters/persistence/memory/kernel/memory-database.ts';
import { MemoryUnitOfWork } from '../../../adapters/persistence/memory/kernel/memory-unit-of-work.ts';
import { MemoryHandledEvents } from '../../../adapters/persistence/memory/payments/memory-handled-events.ts';
import { MemoryPaymentKeys } from '../../../adapters/persistence/memory/payments/memory-payment-keys.ts';
import { MemoryPayments } from '../../../adapters/persistence/memory/payments/memory-payments.ts';
import { MemorySandboxLedger } from '../../../adapters/persistence/memory/payments/memory-sandbox-ledger.ts';
import { MemoryWebhookEvents } from '../../../adapters/persistence/memory/webhooks/memory-webhook-events.ts';
import type { Provide, Token } from '../binding.ts';
import { audit } from '../tokens/audit-tokens.ts';
import { mail } from '../tokens/mail-tokens.ts';
import { payments } from '../tokens/payment-tokens.ts';

/** What payments keep in memory; the sandbox has a ledger of its own, as a gateway has. */
export function provideMemoryPayments(provide: Provide, database: Token<MemoryDatabase>): void {
  provide(payments.store, [database, audit.log, mail.outbox], (stored, log, outbox) => ({
    payments: new MemoryPayments(stored),
    keys: new MemoryPaymentKeys(stored),
    events: new MemoryHandledEvents(stored),
    outgoing: new MemoryWebhookEvents(stored),
    audit: log,
    outbox,
  }));
  provide(payments.unitOfWork, [database, payments.store], (stored, store) => new MemoryUnitOfWork(stored, store));
  provide(payments.sandboxUnit, [], () => {
    const own = new MemoryDatabase();
    return new MemoryUnitOfWork(own, new MemorySandboxLedger(own));
  });
}
