import { err } from 'neverthrow';
import { SandboxGateway } from '../../../src/adapters/gateways/sandbox/sandbox-gateway.ts';
import { MemoryAuditLog } from '../../../src/adapters/persistence/memory/audit/memory-audit-log.ts';
import { MemoryDatabase } from '../../../src/adapters/persistence/memory/kernel/memory-database.ts';
import { MemoryUnitOfWork } from '../../../src/adapters/persistence/memory/kernel/memory-unit-of-work.ts';
import { MemoryHandledEvents } from '../../../src/adapters/persistence/memory/payments/memory-handled-events.ts';
import { MemoryPaymentKeys } from '../../../src/adapters/persistence/memory/payments/memory-payment-keys.ts';
import { MemoryPayments } from '../../../src/adapters/persistence/memory/payments/memory-payments.ts';
import { MemorySandboxLedger } from '../../../src/adapters/persistence/memory/payments/memory-sandbox-ledger.ts';
import { MemoryWebhookEvents } from '../../../src/adapters/persistence/memory/webhooks/memory-webhook-events.ts';
import type { Actor } from '../../../src/application/kernel/actor.ts';
import type { UnitOfWork } from '../../../src/application/kernel/unit-of-work.ts';
import type { MailFacts, MailName, Outbox } from '../../../src/application/mail/ports.ts';
import { invalidEvent } from '../../../src/application/payments/gateway-events.ts';
import type { PaymentGateway } from '../../../src/application/payments/payment-gateway.ts';
import type { PaymentStore } from '../../../src/application/payments/ports.ts';
import type { SandboxLedger } from '../../../src/application/payments/sandbox-ledger.ts';
import { type PaymentUseCases, paymentUseCases } from '../../../src/application/payments/use-cases.ts';
import { TestLog } from '../log.ts';
import { ManualClock } from '../manual-clock.ts';

/** What payments need in programs alone. */
export const withoutWebhooks = {
  events: { read: async () => err(invalidEvent('there are no webhooks here')) },
  operator: { type: 'operator', id: 'tester' },
} as const;

export interface PostedMail {
  readonly name: MailName;
  readonly userId: string | null;
  readonly facts: MailFacts[MailName];
}

/** Mails that roll back with everything else. */
export class MemoryOutbox implements Outbox {
  readonly #database: MemoryDatabase;
  readonly #rows;

  constructor(database: MemoryDatabase) {
    this.#database = database;
    this.#rows = database.table<number, PostedMail>();
  }

  async post<Name extends MailName>(name: Name, userId: string | null, facts: MailFacts[Name]): Promise<void> {
    await this.#database.write(() => this.#rows.set(this.#rows.all().length, { name, userId, facts }));
  }

  posted(): readonly PostedMail[] {
    return this.#rows.all();
  }
}

export interface Wrapping {
  readonly gateway?: (real: PaymentGateway) => PaymentGateway;
  readonly unitOfWork?: (real: UnitOfWork<PaymentStore>) => UnitOfWork<PaymentStore>;
  readonly pause?: () => Promise<void>;
}

/** The whole of payments in memory, with the sandbox as a gateway that has books of its own. */
export class PaymentHarness {
  readonly clock = new ManualClock();
  readonly log = new TestLog();
  readonly database = new MemoryDatabase();
  readonly store = {
    payments: new MemoryPayments(this.database),
    keys: new MemoryPaymentKeys(this.database),
    events: new MemoryHandledEvents(this.database),
    outgoing: new MemoryWebhookEvents(this.database),
    audit: new MemoryAuditLog(this.database),
    outbox: new MemoryOutbox(this.database),
  };
  readonly ledger: MemorySandboxLedger;
  readonly sandbox: SandboxGateway;
  readonly payments: PaymentUseCases;
  /** Milliseconds of each pause that was made. */
  readonly delay: number[] = [];
  #lastId = 0;

  constructor(wrapping: Wrapping = {}) {
    const { gateway = (real) => real, unitOfWork = (real) => real, pause = async () => {} } = wrapping;
    const gatewayDatabase = new MemoryDatabase();
    this.ledger = new MemorySandboxLedger(gatewayDatabase);
    this.sandbox = new SandboxGateway(
      new MemoryUnitOfWork<SandboxLedger>(gatewayDatabase, this.ledger),
      this.clock,
      (id, secret) => `https://sandbox.example/${id}?secret=${secret}`,
    );
    this.payments = paymentUseCases({
      unitOfWork: unitOfWork(new MemoryUnitOfWork<PaymentStore>(this.database, this.store)),
      store: this.store,
      gateway: gateway(this.sandbox),
      clock: this.clock,
      ids: { uuid: () => this.#nextId() },
      delay: {
        pause: async (milliseconds) => {
          this.delay.push(milliseconds);
          this.clock.advance({ milliseconds });
          await pause();
        },
      },
      random: { below: () => 0 },
      log: this.log,
      meters: { payment: () => {} },
      ...withoutWebhooks,
    });
  }

  #nextId(): string {
    this.#lastId += 1;
    return `00000000-0000-7000-8000-${String(this.#lastId).padStart(12, '0')}`;
  }
}

export const actor = (userId = 'ada', role: Actor['role'] = 'user'): Actor => ({
  userId,
  role,
  email: `${userId}@example.com`,
  sessionId: null,
  origin: { requestId: 'request-1', address: '192.0.2.1', userAgent: null },
});

export const terms = (change: Partial<{ amount: unknown; currency: unknown; paymentMethod: unknown }> = {}) => ({
  amount: 1000,
  currency: 'usd',
  paymentMethod: 'pm_card_visa',
  description: 'A book',
  ...change,
});

export const repeatable = (key: string, fingerprint = 'same', ownerId = 'ada') => ({ ownerId, key, fingerprint });
