import { errAsync, ok, okAsync, type Result, type ResultAsync } from 'neverthrow';
import { before, type Instant } from '../../domain/kernel/instant.ts';
import type { GatewayUnavailable, MoveRefused, PaymentNotFound } from '../../domain/payments/failures.ts';
import type { Payment, Settled } from '../../domain/payments/payment.ts';
import type { RefundFacts } from '../../domain/payments/refund.ts';
import type { Books } from './books.ts';
import { byReconciliation } from './cause.ts';
import { unsaid } from './gateway.ts';
import { isLeased, leaseFrom } from './lease.ts';
import type { Payments } from './ports.ts';
import type { Refunding } from './refunding.ts';
import type { Settlement } from './settlement.ts';
import { once, type Teller } from './teller.ts';

export interface Reconciled {
  readonly looked: number;
  readonly settled: number;
  /** The gateway has not decided yet, or did not say. */
  readonly open: number;
}

const pageSize = 100;
const cause = byReconciliation('looked at the gateway');
/** Nobody completes a 3-D Secure page after a day. */
const actionHours = 24;

/** Settles what is pending, by looking and never by charging. Any number may run at once: each payment is leased by one of them. */
export class ReconcilePayments {
  readonly #books: Books;
  readonly #teller: Teller;
  readonly #payments: Payments;
  readonly #settlement: Settlement;
  readonly #refunding: Refunding;

  constructor(books: Books, teller: Teller, payments: Payments, settlement: Settlement, refunding: Refunding) {
    this.#books = books;
    this.#teller = teller;
    this.#payments = payments;
    this.#settlement = settlement;
    this.#refunding = refunding;
  }

  /** @param reached is told how many were looked at so far */
  async execute(pendingForSeconds = 60, reached: (looked: number) => void = () => {}): Promise<Reconciled> {
    const now = this.#books.now();
    const moment = { now, begunBefore: before(now, { seconds: pendingForSeconds }) };
    const outcomes: boolean[] = [];
    let last: string | null = null;
    for (;;) {
      const ids: readonly string[] = await this.#payments.due(this.#teller.gateway, moment, last, pageSize);
      for (const id of ids) reached(outcomes.push(await this.#reconcile(id, moment.begunBefore)));
      last = ids.at(-1) ?? null;
      if (ids.length < pageSize) break;
    }
    const settled = outcomes.filter((isSettled) => isSettled).length;
    return { looked: outcomes.length, settled, open: outcomes.length - settled };
  }

  async #reconcile(id: string, begunBefore: Instant): Promise<boolean> {
    const leased: string[] = [];
    const outcome = await this.#books
      .observe(id, cause, (payment, now) => ok({ payment: leaseAll(payment, now, begunBefore, leased), moves: [] }))
      .andThen((payment) => (leased.includes(id) ? this.#settle(payment) : okAsync(payment)))
      .andThen((payment) => this.#settleRefunds(payment, leased));
    return outcome.isOk() && !isOpen(outcome.value);
  }

  #settle(payment: Payment): ResultAsync<Payment, PaymentNotFound | GatewayUnavailable> {
    const { id, intentId, createdAt } = payment.facts;
    if (intentId === null) return this.#books.observe(id, cause, abandon);
    return this.#teller
      .look(payment, intentId, once)
      .mapErr(unsaid)
      .andThen((sight) => {
        const isOld = createdAt < before(this.#books.now(), { hours: actionHours });
        const isGivenUp = sight.state === 'unconfirmed' || (sight.state === 'action_needed' && isOld);
        return isGivenUp
          ? this.#settlement.close(payment, sight, cause)
          : this.#settlement.settle(payment, sight, cause);
      })
      .orElse((failure) =>
        failure.kind === 'gateway.silent' ? this.#settlement.giveUp(payment, cause, failure) : errAsync(failure),
      );
  }

  #settleRefunds(
    payment: Payment,
    leased: readonly string[],
  ): ResultAsync<Payment, PaymentNotFound | GatewayUnavailable> {
    const pending = payment.facts.refunds.filter(({ id, status }) => status === 'pending' && leased.includes(id));
    return pending.reduce<ResultAsync<Payment, PaymentNotFound | GatewayUnavailable>>(
      (before, refund) => before.andThen((current) => this.#refunding.resume(current, refund, once, cause)),
      okAsync(payment),
    );
  }
}

/** Somebody who was slow, and not dead, may have brought an intent meanwhile: then the next run looks at that. */
const abandon = (payment: Payment, now: Instant): Result<Settled, MoveRefused> =>
  payment.facts.status === 'pending' && payment.facts.intentId === null
    ? payment.lease(null).abandon(now)
    : ok({ payment, moves: [] });

interface Pending {
  readonly status: string;
  readonly busyUntil: Instant | null;
  readonly createdAt: Instant;
}

/** Pending for long enough, or left behind by somebody whose lease ran out. */
const isDue = ({ status, busyUntil, createdAt }: Pending, now: Instant, begunBefore: Instant): boolean =>
  status === 'pending' && !isLeased(busyUntil, now) && (busyUntil !== null || createdAt <= begunBefore);

function leaseAll(payment: Payment, now: Instant, begunBefore: Instant, leased: string[]): Payment {
  leased.length = 0;
  const due = payment.facts.refunds.filter((refund: RefundFacts) => isDue(refund, now, begunBefore));
  leased.push(...due.map(({ id }) => id));
  const withRefunds = due.reduce((current, { id }) => current.leaseRefund(id, leaseFrom(now)), payment);
  if (!isDue(payment.facts, now, begunBefore)) return withRefunds;
  leased.push(payment.facts.id);
  return withRefunds.lease(leaseFrom(now));
}

const isOpen = ({ facts }: Payment): boolean =>
  facts.status === 'pending' || facts.refunds.some(({ status }) => status === 'pending');
