import { err, ok, type Result } from 'neverthrow';
import { type InvalidInput, invalidInput } from '../kernel/failure.ts';
import type { Instant } from '../kernel/instant.ts';
import {
  type AlreadyRefunded,
  alreadyRefunded,
  type MoveRefused,
  moveRefused,
  type NotRefundable,
  notRefundable,
} from './failures.ts';
import { minus, nothing, parseAmount, plus } from './money.ts';
import { type Move, moveRefund } from './moves.ts';
import { moved, Payment, type Settled } from './payment.ts';
import { type RefundFacts, refundedOf, refundSeen, replaced } from './refund.ts';
import type { RefundSight } from './sights.ts';
import { inTurn } from './turns.ts';

export interface RefundOrder {
  readonly id: string;
  /** Absent: all that is left. */
  readonly amount: number | undefined;
  readonly reason: string | null;
  readonly busyUntil: Instant;
}

export function reserveRefund(
  payment: Payment,
  order: RefundOrder,
  now: Instant,
): Result<Settled & { readonly refund: RefundFacts }, InvalidInput | AlreadyRefunded | NotRefundable> {
  const { status, amount, refunds } = payment.facts;
  if (status === 'refunded') return err(alreadyRefunded);
  if (status !== 'completed' && status !== 'partially_refunded') return err(notRefundable);
  const left = minus(amount, plus(payment.refunded, payment.reserved));
  if (left <= nothing) return err(alreadyRefunded);
  return parseAmount(order.amount ?? left, left)
    .mapErr((violation) => invalidInput(violation))
    .map((wanted) => {
      const { id, reason, busyUntil } = order;
      const refund = { ...fresh(id, now), amount: wanted, reason, busyUntil };
      const reserved = Payment.restore({ ...payment.facts, refunds: [...refunds, refund], updatedAt: now });
      return { payment: reserved, refund, moves: [moveOf(refund, null)] };
    });
}

export function seeRefund(
  payment: Payment,
  sight: RefundSight,
  newId: string,
  now: Instant,
): Result<Settled, MoveRefused> {
  const { status, refunds } = payment.facts;
  if (status === 'pending' || status === 'failed') return err(moveRefused(status, 'refunded'));
  const known = refundSeen(refunds, sight);
  if (known === undefined) return adopt(payment, sight, newId, now);
  if (known.amount !== sight.amount) return err(moveRefused(`refund of ${known.amount}`, `refund of ${sight.amount}`));
  const named = known.gatewayId === null ? { ...known, gatewayId: sight.id } : known;
  const noted = Payment.restore({ ...payment.facts, refunds: replaced(refunds, named) });
  const late = sight.state === 'pending' || sight.state === known.status || known.status === 'failed';
  if (late) return ok({ payment: noted, moves: [] });
  return settle(noted, named, sight.state, sight.failureCode, now);
}

export function failRefund(
  payment: Payment,
  refundId: string,
  failureCode: string,
  now: Instant,
): Result<Settled, MoveRefused> {
  const known = payment.facts.refunds.find(({ id }) => id === refundId);
  if (known === undefined || known.status !== 'pending') return ok({ payment, moves: [] });
  return settle(payment, known, 'failed', failureCode, now);
}

/** Brings the payment's status to where its refunds are; while a dispute is open, or lost, the dispute decides. */
export function followRefunds(payment: Payment, now: Instant): Result<Settled, MoveRefused> {
  const { status, amount, refunds } = payment.facts;
  if (status === 'disputed' || status === 'lost') return ok({ payment, moves: [] });
  const refunded = refundedOf(refunds);
  const part = refunded >= amount ? 'refunded' : 'partially_refunded';
  const accountStatus = refunded === nothing ? 'completed' : part;
  return accountStatus === status ? ok({ payment, moves: [] }) : moved(payment, accountStatus, {}, now);
}

function adopt(payment: Payment, sight: RefundSight, newId: string, now: Instant): Result<Settled, MoveRefused> {
  const refund = { ...fresh(newId, now), amount: sight.amount, gatewayId: sight.id };
  const opened = Payment.restore({
    ...payment.facts,
    refunds: [...payment.facts.refunds, refund],
    updatedAt: now,
  });
  const adopted: Result<Settled, MoveRefused> = ok({ payment: opened, moves: [moveOf(refund, null)] });
  if (sight.state === 'pending') return adopted;
  const { state, failureCode } = sight;
  return inTurn(adopted, (known) => settle(known, refund, state, failureCode, now));
}

function settle(
  payment: Payment,
  refund: RefundFacts,
  to: 'succeeded' | 'failed',
  failureCode: string | null,
  now: Instant,
): Result<Settled, MoveRefused> {
  return moveRefund(refund.status, to).andThen((status) => {
    const code = to === 'failed' ? failureCode : null;
    const changed = { ...refund, status, failureCode: code, busyUntil: null, updatedAt: now };
    const refunds = replaced(payment.facts.refunds, changed);
    const left = refundedOf(refunds) === nothing ? null : payment.facts.refundedAt;
    const refundedAt = to === 'succeeded' ? now : left;
    const noted = Payment.restore({ ...payment.facts, refunds, refundedAt, updatedAt: now });
    const noting: Result<Settled, MoveRefused> = ok({ payment: noted, moves: [moveOf(changed, refund.status)] });
    return inTurn(noting, (next) => followRefunds(next, now));
  });
}

const fresh = (id: string, now: Instant): Omit<RefundFacts, 'amount'> => ({
  id,
  status: 'pending',
  reason: null,
  gatewayId: null,
  failureCode: null,
  busyUntil: null,
  createdAt: now,
  updatedAt: now,
});

const moveOf = (refund: RefundFacts, from: RefundFacts['status'] | null): Move => ({
  of: 'refund',
  id: refund.id,
  from,
  to: refund.status,
  amount: refund.amount,
  gatewayId: refund.gatewayId,
  failureCode: refund.failureCode,
});
