import { ok } from 'neverthrow';
import type { PaymentUseCases } from '../../../application/payments/use-cases.ts';
import { type Endpoint, endpoint } from '../kit/endpoint.ts';
import type { PaymentsFailure } from './failures.ts';
import { listQuery, paymentBody, paymentPath, refundBody, stripeEvent } from './requests.ts';
import {
  charge,
  presentCharge,
  presentRefund,
  presentTransaction,
  received,
  refund,
  transaction,
  transactions,
} from './views.ts';

const tag = 'Payments for a checkout page';

export function paymentsEndpoints(payments: PaymentUseCases): readonly Endpoint<PaymentsFailure>[] {
  return [
    endpoint({
      method: 'POST',
      path: '/payments',
      name: 'createCharge',
      summary: 'Charge a payment method',
      description: 'With an `Idempotency-Key` at most one payment is ever made of it.',
      tag,
      access: 'user',
      body: paymentBody,
      boundAnswers: payments.answers,
      success: { status: 200, description: 'What became of the charge', schema: charge },
      failures: ['payment.declined', 'payment.abandoned', 'gateway.unavailable'],
      handle: async ({ actor, body: { stripePaymentMethodId, ...terms }, repeatable }) => {
        const given = { ...terms, paymentMethod: stripePaymentMethodId };
        const made = await payments.make.execute(actor, given, repeatable);
        return made.map((payment) => ({ status: 200, body: presentCharge(payment) }));
      },
    }),
    endpoint({
      method: 'GET',
      path: '/payments/{id}',
      name: 'showTransaction',
      summary: 'Show a transaction to its owner or an admin',
      description: 'With what was refunded of it.',
      tag,
      access: 'user',
      params: paymentPath,
      success: { status: 200, description: 'The transaction', schema: transaction },
      failures: ['payment.not_found', 'payment.not_yours'],
      handle: async ({ actor, params }) => {
        const shown = await payments.show.execute(actor, params.id);
        return shown.map((payment) => ({ status: 200, body: presentTransaction(payment) }));
      },
    }),
    endpoint({
      method: 'POST',
      path: '/payments/{id}/refund',
      name: 'refundTransaction',
      summary: 'Refund a transaction or a part of it',
      description:
        'Without `amount` all that is left is refunded. With an `Idempotency-Key` at most one refund is ever made of it.',
      tag,
      access: 'user',
      params: paymentPath,
      body: refundBody,
      mayLackBody: true,
      boundAnswers: payments.answers,
      success: { status: 200, description: 'The refund', schema: refund },
      failures: [
        'payment.not_found',
        'payment.not_yours',
        'payment.already_refunded',
        'payment.not_refundable',
        'refund.refused',
        'gateway.unavailable',
      ],
      handle: async ({ actor, params, body, repeatable }) => {
        const made = await payments.refund.execute(actor, params.id, body, repeatable);
        return made.map((refunded) => ({ status: 200, body: presentRefund(refunded) }));
      },
    }),
    endpoint({
      method: 'GET',
      path: '/user/transactions',
      name: 'listTransactions',
      summary: "List the caller's transactions, newest first",
      description: '`total` is the count of all.',
      tag,
      access: 'user',
      query: listQuery,
      success: { status: 200, description: 'A page of them and the count of all', schema: transactions },
      handle: async ({ actor, query: { page, limit } }) => {
        const filter = { ownerId: actor.userId, order: '-createdAt' } as const;
        const { items, total } = await payments.pages.page(filter, { limit, offset: (page - 1) * limit });
        return ok({ status: 200, body: { transactions: items.map(presentTransaction), page, limit, total } });
      },
    }),
    endpoint({
      method: 'POST',
      path: '/webhooks/stripe',
      name: 'receiveStripeEvent',
      summary: 'Take an event of Stripe, its signature in `Stripe-Signature`',
      description:
        "For Stripe alone: the signature is checked over the body's bytes. An event that came before is answered 200 and changes nothing.",
      tag,
      access: 'public',
      rate: 'exempt',
      headers: ['Stripe-Signature'],
      rawBody: stripeEvent,
      success: { status: 200, description: 'The event is recorded', schema: received },
      failures: ['event.invalid', 'event.postponed'],
      handle: async ({ bytes, header, origin }) => {
        const taken = await payments.receiveWebhook.execute(bytes, header('stripe-signature'), origin.requestId);
        return taken.map(() => ({ status: 200, body: { received: true } }));
      },
    }),
  ];
}
