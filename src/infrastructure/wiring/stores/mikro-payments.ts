import { MikroUnitOfWork } from '../../../adapters/persistence/mikro-orm/mikro-unit-of-work.ts';
import { MikroHandledEvents } from '../../../adapters/persistence/mikro-orm/payments/mikro-handled-events.ts';
import { MikroPaymentKeys } from '../../../adapters/persistence/mikro-orm/payments/mikro-payment-keys.ts';
import { MikroPayments } from '../../../adapters/persistence/mikro-orm/payments/mikro-payments.ts';
import { MikroSandboxLedger } from '../../../adapters/persistence/mikro-orm/payments/mikro-sandbox-ledger.ts';
import { MikroWebhookEvents } from '../../../adapters/persistence/mikro-orm/webhooks/mikro-webhook-events.ts';
import type { Provide } from '../binding.ts';
import { audit } from '../tokens/audit-tokens.ts';
import { mail } from '../tokens/mail-tokens.ts';
import { payments } from '../tokens/payment-tokens.ts';
import type { storage } from '../tokens/storage-tokens.ts';

/** What payments and the sandbox keep in PostgreSQL. */
export function provideMikroPayments(provide: Provide, { database }: Pick<typeof storage, 'database'>): void {
  provide(payments.store, [database, audit.log, mail.outbox], (opened, log, outbox) => ({
    payments: new MikroPayments(opened),
    keys: new MikroPaymentKeys(opened),
    events: new MikroHandledEvents(opened),
    outgoing: new MikroWebhookEvents(opened),
    audit: log,
    outbox,
  }));
  provide(payments.unitOfWork, [database, payments.store], (opened, store) => new MikroUnitOfWork(opened, store));
  provide(payments.sandboxUnit, [database], (opened) => new MikroUnitOfWork(opened, new MikroSandboxLedger(opened)));
}
