import { z } from 'zod';
import type { Refunded } from '../../../application/payments/refund-payment.ts';
import { currencies } from '../../../domain/payments/money.ts';
import type { Payment } from '../../../domain/payments/payment.ts';
import { paymentStatuses } from '../../../domain/payments/payment-status.ts';
import { samples } from '../kit/openapi/samples.ts';

export const nextAction = z
  .object({ type: z.string(), redirectUrl: z.string().optional(), clientSecret: z.string().optional() })
  .meta({ id: 'NextAction', description: 'What the payer still has to do, such as 3-D Secure' });

const status = z.enum(paymentStatuses).meta({ examples: ['completed'] });
const currency = z.enum(currencies).meta({ examples: ['EUR'] });
const id = z.uuid().meta({ examples: [samples.paymentId] });
const amount = z.int().meta({ examples: [1999] });

export const charge = z
  .object({
    transactionId: id,
    status,
    amount,
    currency,
    timestamp: z.iso.datetime(),
    nextAction: nextAction.optional(),
  })
  .meta({ id: 'Charge' });

export const transaction = z
  .object({
    id,
    userId: z.string().meta({ examples: [samples.userId] }),
    amount,
    currency,
    status,
    description: z
      .string()
      .nullable()
      .meta({ examples: ['Two tickets'] }),
    stripeTransactionId: z
      .string()
      .nullable()
      .meta({ examples: ['pi_3MtwBwLkdIwHu7ix28a3tqPa'] }),
    refundAmount: z.int().meta({ examples: [0] }),
    failureCode: z
      .string()
      .nullable()
      .meta({ examples: [null] }),
    createdAt: z.iso.datetime(),
    refundedAt: z.iso
      .datetime()
      .nullable()
      .meta({ examples: [null] }),
  })
  .meta({ id: 'Transaction' });

export const transactions = z.object({
  transactions: z.array(transaction),
  page: z.int().meta({ examples: [1] }),
  limit: z.int().meta({ examples: [20] }),
  total: z.int().meta({ examples: [1] }),
});

export const refund = z
  .object({
    transactionId: id,
    refundId: z.uuid(),
    status: status.meta({ examples: ['partially_refunded'] }),
    originalAmount: amount,
    refundAmount: z.int().meta({ examples: [500] }),
  })
  .meta({ id: 'TransactionRefund' });

export const received = z.object({ received: z.literal(true) });

export const presentNextAction = ({ facts, isOpen }: Payment) =>
  isOpen && facts.nextAction !== null ? { nextAction: facts.nextAction } : {};

export const presentCharge = (payment: Payment) =>
  ({
    transactionId: payment.facts.id,
    status: payment.facts.status,
    amount: payment.facts.amount,
    currency: payment.facts.currency,
    timestamp: payment.facts.createdAt,
    ...presentNextAction(payment),
  }) satisfies z.infer<typeof charge>;

export const presentTransaction = ({ facts, refunded }: Payment) =>
  ({
    id: facts.id,
    userId: facts.ownerId,
    amount: facts.amount,
    currency: facts.currency,
    status: facts.status,
    description: facts.description,
    stripeTransactionId: facts.intentId,
    refundAmount: refunded,
    failureCode: facts.failureCode,
    createdAt: facts.createdAt,
    refundedAt: facts.refundedAt,
  }) satisfies z.infer<typeof transaction>;

export const presentRefund = ({ payment, refund: made }: Refunded) =>
  ({
    transactionId: payment.facts.id,
    refundId: made.id,
    status: payment.facts.status,
    originalAmount: payment.facts.amount,
    refundAmount: made.amount,
  }) satisfies z.infer<typeof refund>;
