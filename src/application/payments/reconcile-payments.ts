import { ok, type Result } from 'neverthrow';
import { before, type Instant } from '../../domain/kernel/instant.ts';
import type { GatewayUnavailable, PaymentNotFound, TransitionRefused } from '../../domain/payments/failures.ts';
import { type IntentObservation, intentRules } from '../../domain/payments/observations.ts';
import type { Payment, PaymentChange } from '../../domain/payments/payment.ts';
import { isRefundOpen } from '../../domain/payments/refund-status.ts';
import { byReconciliation } from './cause.ts';
import type { ChargeResolution } from './charge-resolution.ts';
import type { GatewayClient } from './gateway-client.ts';
import { isLeased, leaseFrom } from './lease.ts';
import { unknownOutcome } from './payment-gateway.ts';
import type { PaymentLedger } from './payment-ledger.ts';
import type { Payments } from './ports.ts';
import type { Refunding } from './refunding.ts';
import { noRetries } from './retry-policy.ts';

export interface Reconciled {
  readonly looked: number;
  readonly settled: number;
  /** The gateway has not decided yet, or did not say. */
  readonly open: number;
}

type Outcome = Promise<Result<Payment, PaymentNotFound | GatewayUnavailable>>;

const pageSize = 100;
const cause = byReconciliation('looked at the gateway');
/** Nobody completes a 3-D Secure page after a day. */
const actionHours = 24;

/** Settles what is pending, by looking and never by charging. Any number may run at once: each payment is leased by one of them. */
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

  /** @param reached is told how many were looked at so far */
  async execute(pendingForSeconds = 60, reached: (looked: number) => void = () => {}): Promise<Reconciled> {
    const now = this.#ledger.now();
    const moment = { now, begunBefore: before(now, { seconds: pendingForSeconds }) };
    const outcomes: boolean[] = [];
    let last: string | null = null;
    for (;;) {
      const ids: readonly string[] = await this.#payments.due(this.#client.gateway, moment, last, pageSize);
      for (const id of ids) reached(outcomes.push(await this.#reconcile(id, moment.begunBefore)));
      last = ids.at(-1) ?? null;
      if (ids.length < pageSize) break;
    }
    const settled = outcomes.filter((isSettled) => isSettled).length;
    return { looked: outcomes.length, settled, open: outcomes.length - settled };
  }

  async #reconcile(id: string, begunBefore: Instant): Promise<boolean> {
    let leased: readonly string[] = [];
    const found = await this.#ledger.observe(id, cause, (payment, now) => {
      leased = dueParts(payment, now, begunBefore);
      return ok(leaseParts(payment, leased, leaseFrom(now)).unchanged());
    });
    if (found.isErr()) return false;
    const charge = leased.includes(id) ? await this.#resolveCharge(found.value) : found;
    const refunds = charge.isOk() ? await this.#resolveRefunds(charge.value, leased) : charge;
    return refunds.isOk() && !isOpen(refunds.value);
  }

  async #resolveCharge(payment: Payment): Outcome {
    const { id, intentId } = payment.facts;
    if (intentId === null) return await this.#ledger.observe(id, cause, abandon);
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

  async #resolveRefunds(payment: Payment, leased: readonly string[]): Outcome {
    let current = payment;
    for (const refund of payment.facts.refunds.filter(
      ({ id, status }) => isRefundOpen(status) && leased.includes(id),
    )) {
      const resumed = await this.#refunding.resume(current, refund, noRetries, cause);
      if (resumed.isErr()) return resumed;
      current = resumed.value;
    }
    return ok(current);
  }
}

/** Somebody who was slow, and not dead, may have brought an intent meanwhile: then the next run looks at that. */
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

const leaseParts = (payment: Payment, ids: readonly string[], until: Instant): Payment =>
  ids.reduce(
    (current, id) => (id === payment.facts.id ? current.lease(until) : current.leaseRefund(id, until)),
    payment,
  );

const isOpen = ({ facts, isOpen: isChargeOpen }: Payment): boolean =>
  isChargeOpen || facts.refunds.some(({ status }) => isRefundOpen(status));
