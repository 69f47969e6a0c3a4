import { z } from 'zod';
import { currencies } from '../../../../domain/payments/money.ts';
import { paymentStatuses, refundStatuses } from '../../../../domain/payments/moves.ts';
import type { Payment } from '../../../../domain/payments/payment.ts';
import type { RefundFacts } from '../../../../domain/payments/refund.ts';
import { nextAction, presentNextAction } from '../../payments/views.ts';

export const refundView = z
  .object({ id: z.uuid(), amount: z.int(), status: z.enum(refundStatuses), createdAt: z.iso.datetime() })
  .meta({ id: 'Refund' });

export const paymentView = z
  .object({
    id: z.uuid(),
    amount: z.int(),
    refundedAmount: z.int(),
    currency: z.enum(currencies),
    status: z.enum(paymentStatuses),
    description: z.string().nullable(),
    failureCode: z.string().nullable(),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
    refunds: z.array(refundView),
    nextAction: nextAction.optional(),
  })
  .meta({ id: 'Payment' });

export const presentRefund = ({ id, amount, status, createdAt }: RefundFacts) =>
  ({ id, amount, status, createdAt }) satisfies z.infer<typeof refundView>;

export const presentPayment = (payment: Payment) => {
  const { id, amount, currency, status, description, failureCode, createdAt, updatedAt, refunds } = payment.facts;
  return {
    id,
    amount,
    refundedAmount: payment.refunded,
    currency,
    status,
    description,
    failureCode,
    createdAt,
    updatedAt,
    refunds: refunds.map(presentRefund),
    ...presentNextAction(payment),
  };
};
