import { z } from 'zod';
import type { Refunded } from '../../../application/payments/refund-payment.ts';
import { currencies } from '../../../domain/payments/money.ts';
import { paymentStatuses } from '../../../domain/payments/moves.ts';
import type { Payment } from '../../../domain/payments/payment.ts';

export const nextAction = z
  .object({ type: z.string(), redirectUrl: z.string().optional(), clientSecret: z.string().optional() })
  .meta({ id: 'NextAction', description: 'What the payer still has to do, such as 3-D Secure' });

const status = z.enum(paymentStatuses);
const currency = z.enum(currencies);

export const charge = z
  .object({
    transactionId: z.uuid(),
    status,
    amount: z.int(),
    currency,
    timestamp: z.iso.datetime(),
    nextAction: nextAction.optional(),
  })
  .meta({ id: 'Charge' });

export const transaction = z
  .object({
    id: z.uuid(),
    userId: z.string(),
    amount: z.int(),
    currency,
    status,
    description: z.string().nullable(),
    stripeTransactionId: z.string().nullable(),
    refundAmount: z.int(),
    failureCode: z.string().nullable(),
    createdAt: z.iso.datetime(),
    refundedAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'Transaction' });

export const transactions = z.object({
  transactions: z.array(transaction),
  page: z.int(),
  limit: z.int(),
  total: z.int(),
});

export const refund = z
  .object({
    transactionId: z.uuid(),
    refundId: z.uuid(),
    status,
    originalAmount: z.int(),
    refundAmount: z.int(),
  })
  .meta({ id: 'TransactionRefund' });

export const received = z.object({ received: z.literal(true) });

export const presentNextAction = ({ facts }: Payment) =>
  facts.status === 'pending' && facts.nextAction !== null ? { nextAction: facts.nextAction } : {};

export const presentCharge = (payment: Payment) => ({
  transactionId: payment.facts.id,
  status: payment.facts.status,
  amount: payment.facts.amount,
  currency: payment.facts.currency,
  timestamp: payment.facts.createdAt,
  ...presentNextAction(payment),
});

export const presentTransaction = ({ facts, refunded }: Payment) => ({
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
});

export const presentRefund = ({ payment, refund: made }: Refunded) => ({
  transactionId: payment.facts.id,
  refundId: made.id,
  status: payment.facts.status,
  originalAmount: payment.facts.amount,
  refundAmount: made.amount,
});
