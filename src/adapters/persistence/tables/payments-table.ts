import type { Instant } from '../../../domain/kernel/instant.ts';
import { Payment, type PaymentFacts } from '../../../domain/payments/payment.ts';
import { bigint, integer, json, moment, optional, optionalJson, required, uuid, varchar } from './definition/column.ts';
import { tableOf } from './definition/table.ts';
import { type RefundRow, refundOf } from './refunds-table.ts';

/** Refunds have a table of their own. */
export interface PaymentRow extends Omit<PaymentFacts, 'refunds' | 'leasedUntil'> {
  /** The end of the lease. */
  readonly busyUntil: Instant | null;
}

export const paymentsTable = tableOf<PaymentRow>()({
  name: 'payments',
  columns: {
    id: required(uuid(), { primary: true }),
    ownerId: varchar(255),
    gateway: varchar(20),
    amount: bigint(),
    currency: varchar(3),
    description: optional(varchar(255)),
    paymentMethod: varchar(255),
    status: varchar(20),
    intentId: optional(varchar(255), { unique: true }),
    failureCode: optional(varchar(100)),
    nextAction: optionalJson(),
    disputes: json(),
    busyUntil: optional(moment()),
    createdAt: moment(),
    updatedAt: moment(),
    refundedAt: optional(moment()),
  },
  indexes: [
    { name: 'payments_newest', fields: ['ownerId', 'createdAt', 'id'] },
    { name: 'payments_pending', fields: ['gateway', 'id'], where: "status = 'pending'" },
  ],
  // When reconciliation looks again, and how often it has looked in vain.
  others: { reconcile_attempts: required(integer(), { default: 0 }), reconcile_after: optional(moment()) },
  checks: [{ name: 'payments_amount_check', expression: 'amount >= 1 AND amount <= 99999999' }],
  personal: {
    owners: ['ownerId'],
    exported: { as: 'payments', without: ['ownerId', 'disputes', 'busyUntil', 'nextAction'] },
    erased: ['description', 'nextAction'],
    because: 'what was paid must stay known; the payment method is a name that only the gateway understands',
  },
});

/** @param refunds in the order of their places. */
export const paymentOf = ({ busyUntil, ...row }: PaymentRow, refunds: readonly RefundRow[]): Payment =>
  Payment.restore({ ...row, leasedUntil: busyUntil, refunds: refunds.map(refundOf) });

export const paymentRowOf = ({ refunds: _, leasedUntil, ...row }: PaymentFacts): PaymentRow => ({
  ...row,
  busyUntil: leasedUntil,
});
