import type { Clock } from '../../../../src/application/kernel/clock.ts';
import type { GatewayEvent, Observation } from '../../../../src/application/payments/gateway.ts';
import type {
  SandboxIntent,
  SandboxLedger,
  SandboxRefund,
} from '../../../../src/application/payments/sandbox-ledger.ts';
import type { SeededChance } from './chance.ts';

/** The gateway's outgoing events: kept until they were taken, sent in any order and more than once. */
export class Post {
  readonly #ledger: SandboxLedger;
  readonly #clock: Clock;
  readonly #random: SeededChance;
  readonly #told = new Map<string, string>();
  readonly #waiting: GatewayEvent[] = [];
  readonly #taken: GatewayEvent[] = [];
  #count = 0;

  constructor(ledger: SandboxLedger, clock: Clock, random: SeededChance) {
    this.#ledger = ledger;
    this.#clock = clock;
    this.#random = random;
  }

  get isEmpty(): boolean {
    return this.#waiting.length === 0;
  }

  /** Writes an event for all that is new in the gateway's books about this intent. */
  async look(intentId: string): Promise<void> {
    const intent = await this.#ledger.intent(intentId);
    if (intent === undefined) return;
    if (intent.state !== 'unconfirmed' && this.#isNews(intent.id, intent.state)) this.#tellIntent(intent);
    for (const refund of await this.#ledger.refundsOf(intentId))
      if (this.#isNews(refund.id, refund.state)) this.#tellRefund(refund);
  }

  write(seen: Observation): void {
    this.#count += 1;
    this.#waiting.push({ id: `evt_${this.#count}`, type: `test.${seen.of}`, at: this.#clock.now(), seen });
  }

  /** Any of the waiting, or now and then one that was taken already. */
  next(): GatewayEvent | undefined {
    const all = this.#taken.length > 0 && this.#random.oneIn(5) ? this.#taken : this.#waiting;
    return all.length === 0 ? undefined : this.#random.pick(all);
  }

  taken(event: GatewayEvent): void {
    const at = this.#waiting.indexOf(event);
    if (at >= 0) this.#taken.push(...this.#waiting.splice(at, 1));
  }

  #isNews(id: string, state: string): boolean {
    const isNews = this.#told.get(id) !== state;
    this.#told.set(id, state);
    return isNews;
  }

  #tellIntent(intent: SandboxIntent): void {
    const { id, paymentId, amount, currency, state, failureCode } = intent;
    this.write({ of: 'intent', intent: { id, paymentId, amount, currency, state, failureCode, nextAction: null } });
    if (state === 'paid' || state === 'declined')
      this.write({
        of: 'charge',
        intentId: id,
        paymentId: null,
        amount,
        currency,
        paid: state === 'paid',
        failureCode,
      });
  }

  #tellRefund({ id, intentId, refundId, amount, currency, state }: SandboxRefund): void {
    this.write({ of: 'refund', refund: { id, intentId, refundId, amount, currency, state, failureCode: null } });
    this.write({ of: 'refunds', intentId, paymentId: null });
  }
}
