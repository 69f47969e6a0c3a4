import { err, ok, type Result } from 'neverthrow';
import type { Instant } from '../kernel/instant.ts';
import { type TransitionRefused, transitionRefused } from './failures.ts';
import { type MinorUnits, sum } from './money.ts';
import type { RefundObservation } from './observations.ts';
import type { RefundFacts } from './refund.ts';
import { isRefundOpen, type RefundPhase, type RefundStatus, refundPhaseOf } from './refund-status.ts';
import { refundStatusOf } from './status-rules.ts';
import { checkRefundTransition, type Transition } from './transitions.ts';

/** The refunds of one payment, in the order in which they were made. */
export type Refunds = readonly RefundFacts[];

export interface RefundsChange {
  readonly refunds: Refunds;
  readonly transitions: readonly Transition[];
}

type Changed = Result<RefundsChange, TransitionRefused>;

const amountIn = (refunds: Refunds, phase: RefundPhase): MinorUnits =>
  sum(refunds.filter(({ status }) => refundPhaseOf(status) === phase).map(({ amount }) => amount));

export const refundedAmount = (refunds: Refunds): MinorUnits => amountIn(refunds, 'paid_back');

export const reservedAmount = (refunds: Refunds): MinorUnits => amountIn(refunds, 'reserved');

export const addRefund = (refunds: Refunds, refund: RefundFacts): RefundsChange => ({
  refunds: [...refunds, refund],
  transitions: [transitionOf(refund, null)],
});

/** `newId` is for a refund that was made in the gateway's dashboard and has no row yet. */
export function observeRefund(refunds: Refunds, observed: RefundObservation, newId: string, now: Instant): Changed {
  const known = refundObserved(refunds, observed);
  const wanted = refundStatusOf[observed.state];
  if (known === undefined) {
    const adopted = { ...newRefund(newId, observed.amount, now), gatewayId: observed.id };
    const added = addRefund(refunds, adopted);
    if (wanted === null) return ok(added);
    return settle(added.refunds, adopted, wanted, observed.failureCode, now).map((settled) => ({
      refunds: settled.refunds,
      transitions: [...added.transitions, ...settled.transitions],
    }));
  }
  if (known.amount !== observed.amount)
    return err(transitionRefused(`refund of ${known.amount}`, `refund of ${observed.amount}`));
  const named = known.gatewayId === null ? { ...known, gatewayId: observed.id } : known;
  const isLate = wanted === null || wanted === known.status || checkRefundTransition(known.status, wanted).isErr();
  if (isLate) return ok({ refunds: replaced(refunds, named), transitions: [] });
  return settle(refunds, named, wanted, observed.failureCode, now);
}

/** Releases what was reserved. */
export function failRefund(refunds: Refunds, refundId: string, failureCode: string, now: Instant): Changed {
  const known = refunds.find(({ id }) => id === refundId);
  if (known === undefined || !isRefundOpen(known.status)) return ok({ refunds, transitions: [] });
  return settle(refunds, known, 'failed', failureCode, now);
}

export const newRefund = (id: string, amount: MinorUnits, now: Instant): RefundFacts => ({
  id,
  amount,
  status: 'pending',
  reason: null,
  gatewayId: null,
  failureCode: null,
  leasedUntil: null,
  createdAt: now,
  updatedAt: now,
});

/**
 * The row that an observation is about. A row that was given up without the gateway ever having named it does not count: should its
 * refund turn up after all, that is money without a row, and it gets a new one.
 */
const refundObserved = (refunds: Refunds, observed: RefundObservation): RefundFacts | undefined =>
  refunds.find(({ gatewayId }) => gatewayId === observed.id) ??
  refunds.find(({ id, gatewayId, status }) => id === observed.refundId && gatewayId === null && isRefundOpen(status));

function settle(
  refunds: Refunds,
  refund: RefundFacts,
  to: RefundStatus,
  failureCode: string | null,
  now: Instant,
): Changed {
  return checkRefundTransition(refund.status, to).map((status) => {
    const code = refundPhaseOf(status) === 'released' ? failureCode : null;
    const settled = { ...refund, status, failureCode: code, leasedUntil: null, updatedAt: now };
    return { refunds: replaced(refunds, settled), transitions: [transitionOf(settled, refund.status)] };
  });
}

const replaced = (refunds: Refunds, changed: RefundFacts): Refunds =>
  refunds.map((refund) => (refund.id === changed.id ? changed : refund));

const transitionOf = (refund: RefundFacts, from: RefundStatus | null): Transition => ({
  of: 'refund',
  id: refund.id,
  from,
  to: refund.status,
  amount: refund.amount,
  gatewayId: refund.gatewayId,
  failureCode: refund.failureCode,
});
