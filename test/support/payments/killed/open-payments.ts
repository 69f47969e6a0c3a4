import { ResultAsync } from 'neverthrow';
import { SandboxGateway } from '../../../../src/adapters/gateways/sandbox/sandbox-gateway.ts';
import { PgBossJobs } from '../../../../src/adapters/jobs/pg-boss-jobs.ts';
import { MikroAuditLog } from '../../../../src/adapters/persistence/mikro-orm/audit/mikro-audit-log.ts';
import type { Address } from '../../../../src/adapters/persistence/mikro-orm/connection/client-config.ts';
import { Database } from '../../../../src/adapters/persistence/mikro-orm/database.ts';
import { MikroUnitOfWork } from '../../../../src/adapters/persistence/mikro-orm/mikro-unit-of-work.ts';
import { MikroHandledEvents } from '../../../../src/adapters/persistence/mikro-orm/payments/mikro-handled-events.ts';
import { MikroPaymentKeys } from '../../../../src/adapters/persistence/mikro-orm/payments/mikro-payment-keys.ts';
import { MikroPayments } from '../../../../src/adapters/persistence/mikro-orm/payments/mikro-payments.ts';
import { MikroSandboxLedger } from '../../../../src/adapters/persistence/mikro-orm/payments/mikro-sandbox-ledger.ts';
import { MikroWebhookEvents } from '../../../../src/adapters/persistence/mikro-orm/webhooks/mikro-webhook-events.ts';
import { randomIds } from '../../../../src/adapters/system/random-ids.ts';
import type { Clock } from '../../../../src/application/kernel/clock.ts';
import type { UnitOfWork } from '../../../../src/application/kernel/unit-of-work.ts';
import { QueuedOutbox, sendMail } from '../../../../src/application/mail/queued-outbox.ts';
import type { PaymentStore } from '../../../../src/application/payments/ports.ts';
import { paymentUseCases } from '../../../../src/application/payments/use-cases.ts';
import { TestLog } from '../../log.ts';
import { gatewayWith } from '../gateway-with.ts';
import { withoutWebhooks } from '../payment-harness.ts';

/** Something happens at each numbered point: around every call of the gateway, and before, inside and after every unit of work. */
export type Point = () => Promise<void>;

/** Payments on PostgreSQL with the sandbox, as the product wires them, and with points between the steps. */
export async function openPayments(address: Address, clock: Clock, point: Point) {
  const database = Database.open({ connection: address });
  const jobs = new PgBossJobs({
    address,
    database,
    kinds: [sendMail as never],
    log: new TestLog(),
    meters: { job: () => {} },
  });
  const ledger = new MikroSandboxLedger(database);
  const store: PaymentStore = {
    payments: new MikroPayments(database),
    keys: new MikroPaymentKeys(database),
    events: new MikroHandledEvents(database),
    outgoing: new MikroWebhookEvents(database),
    audit: new MikroAuditLog(database),
    outbox: new QueuedOutbox(jobs),
  };
  const sandbox = new SandboxGateway(new MikroUnitOfWork(database, ledger), clock, (id) => id);
  const real = new MikroUnitOfWork<PaymentStore>(database, store);
  const passed = () => ResultAsync.fromSafePromise<void, never>(point());
  const unitOfWork: UnitOfWork<PaymentStore> = {
    run: (work) =>
      passed()
        .andThen(() =>
          real.run((inner) =>
            new ResultAsync((async () => await work(inner))()).andThen((done) => passed().map(() => done)),
          ),
        )
        .andThen((done) => passed().map(() => done)),
  };
  const payments = paymentUseCases({
    unitOfWork,
    store,
    gateway: gatewayWith(sandbox, (_, call) =>
      passed()
        .andThen(call)
        .andThen((answer) => passed().map(() => answer)),
    ),
    clock,
    ids: randomIds,
    delay: { pause: async () => {} },
    random: { below: () => 0 },
    log: new TestLog(),
    meters: { payment: () => {} },
    ...withoutWebhooks,
  });
  const close = async () => {
    await jobs.stop(0);
    await database.close();
  };
  return { payments, store, ledger, jobs, close };
}

export type OpenPayments = Awaited<ReturnType<typeof openPayments>>;
