import { z } from 'zod';
import { currencies } from '../../../../domain/payments/money.ts';
import type { Payment } from '../../../../domain/payments/payment.ts';
import { paymentStatuses } from '../../../../domain/payments/payment-status.ts';
import type { RefundFacts } from '../../../../domain/payments/refund.ts';
import { refundStatuses } from '../../../../domain/payments/refund-status.ts';
import { samples } from '../../kit/openapi/samples.ts';
import { nextAction, presentNextAction } from '../../payments/views.ts';

export const refundView = z
  .object({
    id: z.uuid(),
    amount: z.int().meta({ examples: [500] }),
    status: z.enum(refundStatuses).meta({ examples: ['succeeded'] }),
    createdAt: z.iso.datetime(),
  })
  .meta({ id: 'Refund' });

export const paymentView = z
  .object({
    id: z.uuid().meta({ examples: [samples.paymentId] }),
    amount: z.int().meta({ examples: [1999] }),
    refundedAmount: z.int().meta({ examples: [0] }),
    currency: z.enum(currencies).meta({ examples: ['EUR'] }),
    status: z.enum(paymentStatuses).meta({ examples: ['completed'] }),
    description: z
      .string()
      .nullable()
      .meta({ examples: ['Two tickets'] }),
    failureCode: z
      .string()
      .nullable()
      .meta({ examples: [null] }),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
    refunds: z.array(refundView).meta({ examples: [[]] }),
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
  } satisfies z.infer<typeof paymentView>;
};
