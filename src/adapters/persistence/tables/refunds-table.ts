import type { Instant } from '../../../domain/kernel/instant.ts';
import type { PaymentFacts } from '../../../domain/payments/payment.ts';
import type { RefundFacts } from '../../../domain/payments/refund.ts';
import { bigint, integer, moment, optional, required, uuid, varchar } from './definition/column.ts';
import { tableOf } from './definition/table.ts';

export interface RefundRow extends Omit<RefundFacts, 'leasedUntil'> {
  readonly paymentId: string;
  /** The end of the lease. */
  readonly busyUntil: Instant | null;
  /** Which of the payment's refunds it is, from 0. */
  readonly place: number;
}

export const refundsTable = tableOf<RefundRow>()({
  name: 'refunds',
  columns: {
    id: required(uuid(), { primary: true }),
    paymentId: required(uuid(), { references: 'payments' }),
    place: integer(),
    amount: bigint(),
    status: varchar(20),
    reason: optional(varchar(255)),
    gatewayId: optional(varchar(255), { unique: true }),
    failureCode: optional(varchar(100)),
    busyUntil: optional(moment()),
    createdAt: moment(),
    updatedAt: moment(),
  },
  indexes: [
    { name: 'refunds_payment_id_place_key', fields: ['paymentId', 'place'], unique: true },
    { name: 'refunds_pending', fields: ['paymentId'], where: "status = 'pending'" },
  ],
  checks: [{ name: 'refunds_amount_check', expression: 'amount >= 1' }],
  personal: {
    owners: [],
    partOf: { field: 'paymentId', table: 'payments', owner: 'ownerId' },
    exported: { as: 'refunds', without: ['place', 'gatewayId', 'busyUntil'] },
    erased: ['reason'],
    because: 'no row may claim money that did not move, and none may be missing that did',
  },
});

export const refundRowsOf = ({ id, refunds }: PaymentFacts): RefundRow[] =>
  refunds.map(({ leasedUntil, ...refund }, place) => ({ ...refund, paymentId: id, place, busyUntil: leasedUntil }));

export const refundOf = ({ paymentId: _paymentId, place: _place, busyUntil, ...refund }: RefundRow): RefundFacts => ({
  ...refund,
  leasedUntil: busyUntil,
});
