import { ResultAsync } from 'neverthrow';
import type { UnitOfWork } from '../../../../src/application/kernel/unit-of-work.ts';
import type { PaymentStore } from '../../../../src/application/payments/ports.ts';
import type { MinorUnits } from '../../../../src/domain/payments/money.ts';
import type { Payment } from '../../../../src/domain/payments/payment.ts';
import { actor, PaymentHarness, repeatable, terms } from '../payment-harness.ts';
import { EventDelivery } from './event-delivery.ts';
import { Network } from './network.ts';
import { Scheduler } from './scheduler.ts';
import { SeededRandom } from './seeded-random.ts';

const methods = [
  'pm_card_visa',
  'pm_card_visa',
  'pm_card_visa',
  'pm_card_visa_chargeDeclined',
  'pm_card_authenticationRequired',
  'pm_card_authenticationRequired',
  'pm_usBankAccount',
  'pm_sandbox_timeout',
  'pm_sandbox_error500Twice',
];

export interface ClientSaw {
  readonly key: string | null;
  readonly paymentId: string;
  readonly end: string;
}

/** One random life of the product: requests, faults, crashes, events and reconciliations, in an order that the seed decides. */
export class History {
  readonly #scheduler: Scheduler;
  readonly network: Network;
  readonly delivery: EventDelivery;
  readonly harness: PaymentHarness;
  readonly seen: ClientSaw[] = [];
  readonly keys = new Map<string, { readonly paymentMethod: string }>();
  readonly disputed = new Map<string, 'open' | 'won' | 'lost'>();
  crashes = 0;
  /** Exceptions: whatever happens to the gateway, there should be none. */
  readonly defects: unknown[] = [];

  constructor(seed: number) {
    const random = new SeededRandom(seed);
    this.#scheduler = new Scheduler(random);
    this.network = new Network(this.#scheduler, () => this.harness.database.inTransaction());
    this.harness = new PaymentHarness({
      gateway: (real) => this.network.to(real, (intentId) => this.delivery.report(intentId)),
      unitOfWork: (real) => this.#mortal(real),
      pause: () => this.#scheduler.gate(this.#scheduler.life),
    });
    this.delivery = new EventDelivery(this.harness.ledger, this.harness.clock, random);
  }

  async run(actions: number): Promise<void> {
    const { random } = this.#scheduler;
    for (let count = 0; count < actions; count += 1) {
      await this.#act(random.below(12));
      for (let steps = random.below(6); steps > 0; steps -= 1) await this.#scheduler.step();
    }
    await this.#calmDown();
  }

  /** A process dies before a unit of work, or after its commit; inside nothing of it is left either way. */
  #mortal(real: UnitOfWork<PaymentStore>): UnitOfWork<PaymentStore> {
    const run = async (work: Parameters<typeof real.run>[0]) => {
      const { life } = this.#scheduler;
      await this.#scheduler.gate(life);
      const outcome = await real.run(work);
      await this.#scheduler.gate(life);
      return outcome;
    };
    return { run: ((work) => new ResultAsync(run(work))) as typeof real.run };
  }

  /** Nobody waits for it: the scheduler lets it go on, or its process dies. */
  #begin<T>(work: Promise<T>, ended: (outcome: T) => void = () => {}): void {
    work.then(ended, (defect: unknown) => this.defects.push(defect));
  }

  async #act(what: number): Promise<void> {
    if (what <= 2) return this.#pay();
    if (what <= 4) return this.#refund();
    if (what <= 6) return this.#deliver();
    if (what === 7) return this.#begin(this.harness.payments.reconcile.execute());
    if (what === 8) return this.#atTheGateway();
    if (what === 9) return this.#late();
    if (what === 10) this.harness.clock.advance({ seconds: this.#scheduler.random.below(90) });
    if (what === 11 && this.#scheduler.random.oneIn(2)) {
      this.#scheduler.crash();
      this.crashes += 1;
    }
  }

  #pay(): void {
    const { random } = this.#scheduler;
    const key = random.oneIn(4) ? null : `key-${random.below(4)}`;
    const known = key === null ? undefined : this.keys.get(key);
    const paymentMethod = known?.paymentMethod ?? random.pick(methods);
    if (key !== null) this.keys.set(key, { paymentMethod });
    const request = key === null ? undefined : repeatable(key);
    this.#begin(this.harness.payments.make.execute(actor(), terms({ paymentMethod }), request), (made) => {
      if (made.isOk()) this.seen.push({ key, paymentId: made.value.facts.id, end: made.value.facts.status });
      else if ('paymentId' in made.error)
        this.seen.push({ key, paymentId: made.error.paymentId, end: made.error.kind });
    });
  }

  async #refund(): Promise<void> {
    const { random } = this.#scheduler;
    const payment = await this.#any();
    if (payment === undefined || this.disputed.has(payment.facts.id)) return;
    const amount = random.oneIn(3) ? undefined : 100 + random.below(500);
    const key = `refund-${payment.facts.id}-${random.below(3)}-${amount}`;
    const request = random.oneIn(3) ? undefined : repeatable(key);
    this.#begin(this.harness.payments.refund.execute(actor(), payment.facts.id, { amount }, request));
  }

  #deliver(): void {
    const event = this.delivery.next();
    if (event === undefined) return;
    this.#begin(this.harness.payments.receive.execute(event, null), (received) => {
      if (received.isOk()) this.delivery.taken(event);
    });
  }

  async #late(): Promise<void> {
    const at = this.#scheduler.random.below(this.network.late.length || 1);
    await this.network.late.splice(at, 1)[0]?.();
  }

  /** What happens there without us: the payer's 3-D Secure page, refunds by hand, disputes. */
  async #atTheGateway(): Promise<void> {
    const { random } = this.#scheduler;
    const payment = await this.#any();
    const intent = await this.harness.ledger.intent(payment?.facts.intentId ?? '');
    if (payment === undefined || intent === undefined) return;
    if (intent.state === 'action_needed')
      await this.harness.sandbox.authenticate(intent.id, intent.secret, !random.oneIn(3));
    else if (intent.state === 'declined' && intent.paymentMethod === 'pm_card_authenticationRequired')
      // With the secret in hand the payer takes another card.
      await this.harness.ledger.saveIntent({ ...intent, state: 'paid' });
    else if (intent.state === 'paid' && random.oneIn(2)) await this.#refundByHand(payment, intent.id);
    else if (intent.state === 'paid' && payment.facts.refunds.length === 0) this.#dispute(payment, intent.id);
    await this.delivery.report(intent.id);
  }

  async #refundByHand({ facts }: Payment, intentId: string): Promise<void> {
    const amount = (50 + this.#scheduler.random.below(200)) as MinorUnits;
    const order = { refundId: `desk-${facts.id}`, paymentId: facts.id, intentId, money: { ...facts, amount } };
    if (!this.disputed.has(facts.id)) await this.harness.sandbox.createRefund(order, `desk-${facts.id}-${amount}`);
  }

  /** Only of payments that nothing is refunded of, so that the expected end is plain. */
  async #dispute({ facts }: Payment, intentId: string): Promise<void> {
    if (this.network.late.length > 0 || (await this.harness.ledger.refundsOf(intentId)).length > 0) return;
    const state = this.disputed.has(facts.id) ? this.#scheduler.random.pick(['won', 'lost'] as const) : 'open';
    const known = this.disputed.get(facts.id);
    if (known === 'won' || known === 'lost') return;
    this.disputed.set(facts.id, state);
    this.delivery.write({ of: 'dispute', intentId, dispute: { id: `dp_${facts.id}`, state } });
  }

  async #any(): Promise<Payment | undefined> {
    const { items } = await this.harness.store.payments.page({ order: 'createdAt' }, { limit: 99, offset: 0 });
    return items.length === 0 ? undefined : this.#scheduler.random.pick(items);
  }

  /** No more faults: late requests arrive, events are delivered, reconciliation runs until a day has passed. */
  async #calmDown(): Promise<void> {
    this.network.isQuiet = true;
    await this.#scheduler.runDry();
    while (this.network.late.length > 0) await this.#late();
    // Now and then nobody looks before the gateway has forgotten its keys.
    const first = this.#scheduler.random.oneIn(4) ? { hours: 25 } : { seconds: 61 };
    for (const span of [first, { seconds: 61 }, { hours: 25 }, { seconds: 61 }]) {
      this.harness.clock.advance(span);
      this.#begin(this.harness.payments.reconcile.execute());
      await this.#scheduler.runDry();
      while (!this.delivery.isEmpty) {
        this.#deliver();
        await this.#scheduler.runDry();
      }
    }
  }
}
