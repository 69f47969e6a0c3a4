import { z } from 'zod';
import type { Refunded } from '../../application/payments/refund-payment.ts';
import { currencies } from '../../domain/payments/money.ts';
import type { Payment, PaymentFacts } from '../../domain/payments/payment.ts';
import { paymentStatuses } from '../../domain/payments/payment-status.ts';
import type { RefundFacts } from '../../domain/payments/refund.ts';
import { refundStatuses } from '../../domain/payments/refund-status.ts';
import type { Shown } from './command.ts';
import { type Fields, instant, listOf } from './schemas.ts';
import { facts, idColumn, page, table } from './table.ts';
import type { Terminal } from './terminal.ts';

const refundView = z.strictObject({
  id: z.string(),
  amount: z.int(),
  status: z.enum(refundStatuses),
  reason: z.string().nullable(),
  gatewayId: z.string().nullable(),
  failureCode: z.string().nullable(),
  createdAt: instant,
} satisfies Fields<Omit<RefundFacts, 'leasedUntil' | 'updatedAt'>>);

/** What the gateway and running processes need to know, and people don't. */
type NotShown = 'paymentMethod' | 'nextAction' | 'disputes' | 'leasedUntil' | 'refundedAt';

/** Amounts are in the currency's smallest unit. */
export const paymentView = z.strictObject({
  id: z.string(),
  ownerId: z.string(),
  amount: z.int(),
  refundedAmount: z.int(),
  currency: z.enum(currencies),
  status: z.enum(paymentStatuses),
  description: z.string().nullable(),
  gateway: z.string(),
  intentId: z.string().nullable(),
  failureCode: z.string().nullable(),
  createdAt: instant,
  updatedAt: instant,
  refunds: z.array(refundView),
} satisfies Fields<Omit<PaymentFacts, NotShown> & { readonly refundedAmount: Payment['refunded'] }>);
export const paymentsView = listOf(paymentView);
export const refundedView = z.strictObject({ payment: paymentView, refund: refundView });

const presentRefund = ({ id, amount, status, reason, gatewayId, failureCode, createdAt }: RefundFacts) =>
  ({ id, amount, status, reason, gatewayId, failureCode, createdAt }) satisfies z.infer<typeof refundView>;

function presentPayment(payment: Payment) {
  const { id, ownerId, amount, currency, status, description, gateway, intentId, failureCode } = payment.facts;
  const { createdAt, updatedAt, refunds } = payment.facts;
  return {
    ...{ id, ownerId, amount, refundedAmount: payment.refunded, currency, status, description },
    ...{ gateway, intentId, failureCode, createdAt, updatedAt, refunds: refunds.map(presentRefund) },
  } satisfies z.infer<typeof paymentView>;
}

/** Both currencies have hundredths. */
function moneyText(amount: number, currency: string): string {
  const digits = String(amount).padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)} ${currency}`;
}

export function shownPayment(payment: Payment, terminal: Terminal): Shown<z.infer<typeof paymentView>> {
  const json = presentPayment(payment);
  const { amount, refundedAmount, currency, refunds, ...rest } = json;
  const [paid, refunded] = [moneyText(amount, currency), moneyText(refundedAmount, currency)];
  const rows = refunds.map(({ id, amount: back, status, reason, createdAt }) => [
    ...[id, moneyText(back, currency), status, reason, createdAt],
  ]);
  const list = table([idColumn('refund'), 'amount', 'status', 'reason', 'created'], rows, terminal);
  return { json, text: `${facts({ ...rest, amount: paid, refunded })}${rows.length === 0 ? '' : `\n\n${list}`}` };
}

export function shownPayments(
  payments: readonly Payment[],
  total: number,
  terminal: Terminal,
): Shown<z.infer<typeof paymentsView>> {
  const items = payments.map(presentPayment);
  const rows = items.map(({ id, ownerId, amount, currency, status, description, createdAt }) => [
    ...[id, ownerId, moneyText(amount, currency), status, description, createdAt],
  ]);
  const shown = table([idColumn('id'), idColumn('owner'), 'amount', 'status', 'for', 'created'], rows, terminal);
  return { json: { items, total }, text: page(shown, items.length, total) };
}

export function shownRefund({ payment, refund }: Refunded): Shown<z.infer<typeof refundedView>> {
  const { currency, status } = payment.facts;
  const back = { refund: refund.id, amount: moneyText(refund.amount, currency), 'refund is': refund.status };
  return {
    json: { payment: presentPayment(payment), refund: presentRefund(refund) },
    text: facts({ ...back, payment: payment.facts.id, 'payment is': status }),
  };
}
