import { ok, type Result } from 'neverthrow';
import { before, type Instant } from '../../domain/kernel/instant.ts';
import type { GatewayUnavailable, PaymentNotFound, TransitionRefused } from '../../domain/payments/failures.ts';
import { lookAgainAt } from '../../domain/payments/look-again-at.ts';
import { type IntentObservation, intentRules } from '../../domain/payments/observations.ts';
import type { Payment, PaymentChange } from '../../domain/payments/payment.ts';
import type { RefundFacts } from '../../domain/payments/refund.ts';
import { isRefundOpen } from '../../domain/payments/refund-status.ts';
import { byReconciliation } from './cause.ts';
import type { ChargeResolution } from './charge-resolution.ts';
import { CircuitBreaker, type Outcome } from './circuit-breaker.ts';
import { DueQueue } from './due-queue.ts';
import type { GatewayClient } from './gateway-client.ts';
import { isLeased, leaseFrom } from './lease.ts';
import { unknownOutcome } from './payment-gateway.ts';
import type { PaymentLedger } from './payment-ledger.ts';
import type { DuePayment, Payments } from './ports.ts';
import type { Refunding } from './refunding.ts';
import { noRetries } from './retry-policy.ts';

export interface Reconciled {
  readonly looked: number;
  readonly settled: number;
  /** The gateway has not decided yet, or did not say. */
  readonly open: number;
}

export interface ReconcileRun {
  readonly pendingForSeconds?: number;
  /** By the job: what was looked at in vain is looked at less often, and nothing is given up in its first minute. */
  readonly isScheduled?: boolean;
  /** Is told how many were looked at so far. */
  readonly reached?: (looked: number) => void;
}

type Resolved = Promise<Result<Payment, PaymentNotFound | GatewayUnavailable>>;

const minute = 60;
const atOnce = 8;
const cause = byReconciliation('looked at the gateway');
/** Nobody completes a 3-D Secure page after a day. */
const actionHours = 24;

/**
 * Settles what is pending, several at a time, by looking and never by charging. Any number may run at once: each payment is leased
 * by one of them.
 */
export class ReconcilePayments {
  readonly #ledger: PaymentLedger;
  readonly #client: GatewayClient;
  readonly #payments: Payments;
  readonly #resolution: ChargeResolution;
  readonly #refunding: Refunding;

  constructor(
    ledger: PaymentLedger,
    client: GatewayClient,
    payments: Payments,
    resolution: ChargeResolution,
    refunding: Refunding,
  ) {
    this.#ledger = ledger;
    this.#client = client;
    this.#payments = payments;
    this.#resolution = resolution;
    this.#refunding = refunding;
  }

  async execute(run: ReconcileRun = {}): Promise<Reconciled> {
    const { pendingForSeconds = minute, isScheduled = false, reached = () => {} } = run;
    const now = this.#ledger.now();
    const begunBefore = before(now, { seconds: pendingForSeconds });
    const givenUpBefore = before(now, { seconds: isScheduled ? minute : pendingForSeconds });
    const queue = new DueQueue(this.#payments, this.#client.gateway, { now, begunBefore, postponedToo: !isScheduled });
    const outcomes: Outcome[] = [];
    const breaker = new CircuitBreaker();
    const work = async () => {
      while (await breaker.isClosed()) {
        const due = await queue.next();
        if (due === undefined) return;
        const outcome = await breaker.run(() => this.#reconcile(due.id, begunBefore, givenUpBefore));
        if (isScheduled) await this.#postpone(due, outcome);
        reached(outcomes.push(outcome));
      }
    };
    await Promise.all(Array.from({ length: atOnce }, work));
    const settled = outcomes.filter((outcome) => outcome === 'settled').length;
    return { looked: outcomes.length, settled, open: outcomes.length - settled };
  }

  async #reconcile(id: string, begunBefore: Instant, givenUpBefore: Instant): Promise<Outcome> {
    let leased: readonly string[] = [];
    const found = await this.#ledger.observe(id, cause, (payment, now) => {
      leased = dueParts(payment, now, begunBefore);
      return ok(leaseParts(payment, leased, leaseFrom(now)).unchanged());
    });
    if (found.isErr()) return 'open';
    const charge = leased.includes(id) ? await this.#resolveCharge(found.value, givenUpBefore) : found;
    const refunds = charge.isOk() ? await this.#resolveRefunds(charge.value, leased) : charge;
    if (refunds.isErr()) return refunds.error.kind === 'gateway.unavailable' ? 'unreachable' : 'open';
    return isOpen(refunds.value) ? 'open' : 'settled';
  }

  async #postpone({ id, looks }: DuePayment, outcome: Outcome): Promise<void> {
    if (outcome !== 'settled') await this.#payments.postpone(id, looks + 1, lookAgainAt(looks + 1, this.#ledger.now()));
    else if (looks > 0) await this.#payments.postpone(id, 0, null);
  }

  async #resolveCharge(payment: Payment, givenUpBefore: Instant): Resolved {
    const { id, intentId, createdAt } = payment.facts;
    if (intentId === null) return await this.#ledger.observe(id, cause, createdAt <= givenUpBefore ? abandon : leave);
    const found = await this.#client.retrieveIntent(payment, intentId, noRetries);
    if (found.isErr()) return await this.#resolution.leaveUnknown(payment, cause, unknownOutcome(found.error));
    return this.#isGivenUp(payment, found.value)
      ? await this.#resolution.cancel(payment, found.value, cause)
      : await this.#resolution.resolve(payment, found.value, cause);
  }

  #isGivenUp({ facts }: Payment, { state }: IntentObservation): boolean {
    switch (intentRules[state].awaits) {
      case 'our_confirmation':
        return true;
      case 'payer':
        return facts.createdAt < before(this.#ledger.now(), { hours: actionHours });
      case 'bank':
      case null:
        return false;
    }
  }

  async #resolveRefunds(payment: Payment, leased: readonly string[]): Resolved {
    const open = payment.facts.refunds.filter(({ id, status }) => isRefundOpen(status) && leased.includes(id));
    let current = payment;
    for (const [at, refund] of open.entries()) {
      const resumed = await this.#refunding.resume(current, refund, noRetries, cause);
      if (resumed.isErr()) {
        await this.#release(payment, open.slice(at + 1));
        return resumed;
      }
      current = resumed.value;
    }
    return ok(current);
  }

  /** Those that were not looked at are free for whoever looks next. */
  async #release({ facts }: Payment, refunds: readonly RefundFacts[]): Promise<void> {
    if (refunds.length === 0) return;
    const ids = refunds.map(({ id }) => id);
    await this.#ledger.observe(facts.id, cause, (payment) => ok(leaseParts(payment, ids, null).unchanged()));
  }
}

/** The process that began it may be about to call the gateway. */
const leave = (payment: Payment): Result<PaymentChange, TransitionRefused> => ok(payment.lease(null).unchanged());

/** Its process may have been slow rather than dead, and may have attached an intent meanwhile: then the next run looks at that. */
const abandon = (payment: Payment, now: Instant): Result<PaymentChange, TransitionRefused> =>
  payment.isOpen && payment.facts.intentId === null ? payment.lease(null).abandon(now) : ok(payment.unchanged());

/** The ids of those that are open for long enough, or left behind by somebody whose lease ran out: of the charge, of its refunds. */
function dueParts({ facts, isOpen: isChargeOpen }: Payment, now: Instant, begunBefore: Instant): readonly string[] {
  const refunds = facts.refunds.filter(({ status }) => isRefundOpen(status));
  return [...(isChargeOpen ? [facts] : []), ...refunds]
    .filter(({ leasedUntil, createdAt }) =>
      leasedUntil === null ? createdAt <= begunBefore : !isLeased(leasedUntil, now),
    )
    .map(({ id }) => id);
}

const leaseParts = (payment: Payment, ids: readonly string[], until: Instant | null): Payment =>
  ids.reduce(
    (current, id) => (id === payment.facts.id ? current.lease(until) : current.leaseRefund(id, until)),
    payment,
  );

const isOpen = ({ facts, isOpen: isChargeOpen }: Payment): boolean =>
  isChargeOpen || facts.refunds.some(({ status }) => isRefundOpen(status));
