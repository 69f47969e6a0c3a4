import type { Container } from 'inversify';
import { millisecondsOf } from '../../../src/domain/kernel/instant.ts';
import type { WebhookDeliveryFacts } from '../../../src/domain/webhooks/webhook-delivery.ts';
import { webhooks } from '../../../src/infrastructure/wiring/tokens/webhook-tokens.ts';
import type { ManualClock } from '../manual-clock.ts';
import { memoryProduct, type ProductSettings } from '../memory-product.ts';
import { postgresProduct } from '../postgres-product.ts';
import { type V1Api, v1Api } from '../v1-api.ts';
import { taken, WebhookReceiver } from './webhook-receiver.ts';

/** The product, and another system that it tells of what happens. */
export class WebhookProduct {
  readonly container: Container;
  readonly clock: ManualClock;
  readonly receiver: WebhookReceiver;
  readonly newUser: () => Promise<V1Api>;
  readonly #close: () => Promise<void>;

  private constructor(
    product: { readonly container: Container; readonly clock: ManualClock },
    receiver: WebhookReceiver,
    newUser: () => Promise<V1Api>,
    close: () => Promise<void>,
  ) {
    this.container = product.container;
    this.clock = product.clock;
    this.receiver = receiver;
    this.newUser = newUser;
    this.#close = close;
    // A restoration has the time of the store, which is real; the clock goes on from there.
    this.clock.advance({ milliseconds: Date.now() - millisecondsOf(this.clock.now()) });
  }

  static async inMemory(settings: ProductSettings = {}): Promise<WebhookProduct> {
    const product = memoryProduct(settings);
    let users = 0;
    const newUser = () => {
      users += 1;
      return v1Api(product, `user-${users}`);
    };
    return new WebhookProduct(product, await WebhookReceiver.open(), newUser, async () => {});
  }

  static async inPostgres(): Promise<WebhookProduct> {
    const { product, newUser, close } = await postgresProduct();
    return new WebhookProduct(product, await WebhookReceiver.open(), newUser, close);
  }

  get useCases() {
    return this.container.get(webhooks.useCases);
  }

  /** An endpoint at the receiver. */
  async subscribe(...events: readonly string[]): Promise<{ readonly id: string; readonly secret: string }> {
    const added = await this.useCases.add.execute({ url: this.receiver.url, events });
    const { endpoint, secret } = added._unsafeUnwrap();
    return { id: endpoint.facts.id, secret: secret.reveal() };
  }

  /** Attempts what is due, and gives what the receiver was sent by that. */
  async deliver(): Promise<WebhookReceiver['received']> {
    const before = this.receiver.received.length;
    // Restorations may have happened after the clock stood still.
    this.clock.advance({ milliseconds: Math.max(0, Date.now() - millisecondsOf(this.clock.now())) });
    await (await this.useCases.deliver.begin()).done;
    return this.receiver.received.slice(before);
  }

  async deliveries(): Promise<readonly WebhookDeliveryFacts[]> {
    return (await this.useCases.deliveries.list({}, 1000)).map(({ facts }) => facts);
  }

  /** As if nobody had ever subscribed. */
  async reset(): Promise<void> {
    for (const { facts } of await this.useCases.endpoints.all()) await this.useCases.remove.execute(facts.id);
    this.receiver.received.length = 0;
    this.receiver.answer = taken;
  }

  async close(): Promise<void> {
    await this.receiver.close();
    await this.#close();
  }
}

/** One suite, of the product on the store in memory and on PostgreSQL. */
export function describeWebhooksOnBothStores(title: string, suite: (opened: () => WebhookProduct) => void): void {
  for (const [where, open] of [
    ['in memory', () => WebhookProduct.inMemory()],
    ['in PostgreSQL', () => WebhookProduct.inPostgres()],
  ] as const)
    describe(`${title}, ${where}`, () => {
      let product: WebhookProduct | undefined;
      before(async () => {
        product = await open();
      });
      afterEach(() => product?.reset());
      after(() => product?.close());
      suite(() => {
        if (product === undefined) throw new Error('Ask inside a test.');
        return product;
      });
    });
}
