import { err, ok } from 'neverthrow';
import { MemoryAuditLog } from '../../../src/adapters/persistence/memory/audit/memory-audit-log.ts';
import { MemoryDatabase } from '../../../src/adapters/persistence/memory/kernel/memory-database.ts';
import { MemoryUnitOfWork } from '../../../src/adapters/persistence/memory/kernel/memory-unit-of-work.ts';
import { MemoryWebhookDeliveries } from '../../../src/adapters/persistence/memory/webhooks/memory-webhook-deliveries.ts';
import { MemoryWebhookEndpoints } from '../../../src/adapters/persistence/memory/webhooks/memory-webhook-endpoints.ts';
import { MemoryWebhookEvents } from '../../../src/adapters/persistence/memory/webhooks/memory-webhook-events.ts';
import type { DeliveryOutcome } from '../../../src/application/kernel/meters.ts';
import { resourceEvents } from '../../../src/application/webhooks/event-source.ts';
import type { SignedMessage, WebhookAnswer } from '../../../src/application/webhooks/ports.ts';
import { webhookUseCases } from '../../../src/application/webhooks/use-cases.ts';
import { User } from '../../../src/domain/accounts/user.ts';
import { Secret } from '../../../src/domain/kernel/secret.ts';
import { TestLog } from '../log.ts';
import { ManualClock } from '../manual-clock.ts';
import { MemoryOutbox } from '../payments/payment-harness.ts';
import { sequentialIds } from '../sequential-ids.ts';

const nobody = { page: async () => ({ items: [] as readonly User[], total: 0 }) };

/** Webhooks on the stores in memory, with a sender that gives the answers it is told. */
export class WebhooksInMemory {
  readonly clock = new ManualClock();
  readonly log = new TestLog();
  readonly counted: DeliveryOutcome[] = [];
  readonly sent: SignedMessage[] = [];
  /** What the receiver says. */
  answer: (message: SignedMessage) => WebhookAnswer | Promise<WebhookAnswer> = () => ({ status: 204 });
  /** Who is asked for those who look after the installation. */
  directory: Parameters<typeof webhookUseCases>[0]['directory'] = nobody;
  /** Whether secrets that were sealed can be opened. */
  canOpen: (sealed: string) => boolean = () => true;
  readonly #database = new MemoryDatabase();
  readonly store = {
    endpoints: new MemoryWebhookEndpoints(this.#database),
    events: new MemoryWebhookEvents(this.#database),
    deliveries: new MemoryWebhookDeliveries(this.#database),
    audit: new MemoryAuditLog(this.#database),
    outbox: new MemoryOutbox(this.#database),
  };
  #secrets = 0;
  readonly useCases = webhookUseCases({
    unitOfWork: new MemoryUnitOfWork(this.#database, this.store),
    store: this.store,
    sources: [resourceEvents('task', ({ title }: { readonly title: string }) => ({ title }), ['completed'])],
    urls: {
      parse: (field, given) =>
        given.startsWith('http') ? ok(given) : err({ field, rule: 'format', constraint: 'a URL', value: given }),
    },
    secrets: {
      make: () => new Secret(`secret ${++this.#secrets}`),
      seal: (secret) => `sealed ${secret.reveal()}`,
      open: (sealed) => (this.canOpen(sealed) ? new Secret(sealed.replace('sealed ', '')) : undefined),
    },
    sender: {
      send: async (message) => {
        this.sent.push(message);
        return await this.answer(message);
      },
    },
    directory: { page: (...given) => this.directory.page(...given) },
    meters: { webhookDelivery: (outcome) => void this.counted.push(outcome) },
    log: this.log,
    operator: { type: 'operator', id: 'cli:ada' },
    clock: this.clock,
    ids: sequentialIds(),
  });

  async add(...events: readonly string[]): Promise<string> {
    const url = 'https://hooks.example:8443/path?token=x';
    return (await this.useCases.add.execute({ url, events }))._unsafeUnwrap().endpoint.facts.id;
  }

  /** Something happens to a task. */
  async happens(type = 'task.created', id = 'event-1'): Promise<void> {
    const at = this.clock.now();
    await this.store.events.publish({ id, type, userId: 'ada', subjectId: 7, version: 1, facts: { title: 'Sow' }, at });
  }

  async deliver(): Promise<void> {
    await (await this.useCases.deliver.begin()).done;
  }

  async audited() {
    return (await this.store.audit.page({}, { limit: 99, offset: 0 })).items.toReversed();
  }

  async deliveries() {
    return (await this.store.deliveries.list({}, 99)).map(({ facts }) => facts);
  }
}

/** Somebody who looks after the installation. */
export const adminCalled = (id: string, now = new ManualClock().now()): User =>
  User.provision({ userId: id, issuer: 'shared-secret', email: `${id}@example.com`, issuedAt: now }, now);
