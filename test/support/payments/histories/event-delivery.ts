import type { Clock } from '../../../../src/application/kernel/clock.ts';
import type { EventContent, GatewayEvent } from '../../../../src/application/payments/gateway-events.ts';
import type {
  SandboxIntent,
  SandboxLedger,
  SandboxRefund,
} from '../../../../src/application/payments/sandbox-ledger.ts';
import { intentRules } from '../../../../src/domain/payments/observations.ts';
import type { SeededRandom } from './seeded-random.ts';

/** The gateway's webhooks: kept until they were taken, delivered in any order and more than once. */
export class EventDelivery {
  readonly #ledger: SandboxLedger;
  readonly #clock: Clock;
  readonly #random: SeededRandom;
  readonly #reported = new Map<string, string>();
  readonly #waiting: GatewayEvent[] = [];
  readonly #taken: GatewayEvent[] = [];
  #count = 0;

  constructor(ledger: SandboxLedger, clock: Clock, random: SeededRandom) {
    this.#ledger = ledger;
    this.#clock = clock;
    this.#random = random;
  }

  get isEmpty(): boolean {
    return this.#waiting.length === 0;
  }

  /** Writes an event for all that is new in the gateway's records about this intent. */
  async report(intentId: string): Promise<void> {
    const intent = await this.#ledger.intent(intentId);
    if (intent === undefined) return;
    if (intent.state !== 'unconfirmed' && this.#isNew(intent.id, intent.state)) this.#reportIntent(intent);
    for (const refund of await this.#ledger.refundsOf(intentId))
      if (this.#isNew(refund.id, refund.state)) this.#reportRefund(refund);
  }

  write(content: EventContent): void {
    this.#count += 1;
    this.#waiting.push({ id: `evt_${this.#count}`, type: `test.${content.of}`, at: this.#clock.now(), content });
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

  #isNew(id: string, state: string): boolean {
    const isNew = this.#reported.get(id) !== state;
    this.#reported.set(id, state);
    return isNew;
  }

  #reportIntent(intent: SandboxIntent): void {
    const { id, paymentId, amount, currency, state, failureCode } = intent;
    const amountReceived = intentRules[state].hasCollected ? amount : 0;
    const money = { amount, amountReceived, currency };
    this.write({ of: 'intent', intent: { ...money, id, paymentId, state, failureCode, nextAction: null } });
    if (state === 'paid' || state === 'declined')
      this.write({
        of: 'charge',
        charge: { ...money, intentId: id, paymentId: null, isPaid: state === 'paid', failureCode },
      });
  }

  #reportRefund({ id, intentId, refundId, amount, currency, state }: SandboxRefund): void {
    this.write({ of: 'refund', refund: { id, intentId, refundId, amount, currency, state, failureCode: null } });
    this.write({ of: 'refunds', intentId });
  }
}
