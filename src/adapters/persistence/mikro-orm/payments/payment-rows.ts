import type { Selectable } from 'kysely';
import type { DisputeObservation, NextAction } from '../../../../domain/payments/observations.ts';
import { Payment, type PaymentFacts } from '../../../../domain/payments/payment.ts';
import type { RefundFacts } from '../../../../domain/payments/refund.ts';
import type { Tables } from '../records/list.ts';

export type PaymentRow = Selectable<Tables['payments']>;
export type RefundRow = Selectable<Tables['refunds']>;

export const toPaymentRow = (facts: PaymentFacts): PaymentRow => ({
  id: facts.id,
  owner_id: facts.ownerId,
  gateway: facts.gateway,
  amount: facts.amount,
  currency: facts.currency,
  description: facts.description,
  payment_method: facts.paymentMethod,
  status: facts.status,
  intent_id: facts.intentId,
  failure_code: facts.failureCode,
  next_action: facts.nextAction && JSON.stringify(facts.nextAction),
  disputes: JSON.stringify(facts.disputes),
  busy_until: facts.leasedUntil,
  created_at: facts.createdAt,
  updated_at: facts.updatedAt,
  refunded_at: facts.refundedAt,
});

export const toRefundRow = (payment_id: string, facts: RefundFacts, place: number): RefundRow => ({
  id: facts.id,
  payment_id,
  place,
  amount: facts.amount,
  status: facts.status,
  reason: facts.reason,
  gateway_id: facts.gatewayId,
  failure_code: facts.failureCode,
  busy_until: facts.leasedUntil,
  created_at: facts.createdAt,
  updated_at: facts.updatedAt,
});

/** `refunds` in their order. */
export const toPayment = (row: PaymentRow, refunds: readonly RefundRow[]): Payment =>
  Payment.restore({
    id: row.id,
    ownerId: row.owner_id,
    gateway: row.gateway,
    amount: row.amount,
    currency: row.currency,
    description: row.description,
    paymentMethod: row.payment_method,
    status: row.status,
    intentId: row.intent_id,
    failureCode: row.failure_code,
    nextAction: row.next_action === null ? null : (JSON.parse(row.next_action) as NextAction),
    refunds: refunds.map(toRefund),
    disputes: JSON.parse(row.disputes) as DisputeObservation[],
    leasedUntil: row.busy_until,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    refundedAt: row.refunded_at,
  } satisfies Record<keyof PaymentFacts, unknown>);

const toRefund = (row: RefundRow): RefundFacts =>
  ({
    id: row.id,
    amount: row.amount,
    status: row.status,
    reason: row.reason,
    gatewayId: row.gateway_id,
    failureCode: row.failure_code,
    leasedUntil: row.busy_until,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  }) satisfies Record<keyof RefundFacts, unknown>;
