import type { GatewayEvents } from '../../../application/payments/gateway.ts';
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

export function paymentsEndpoints(
  payments: PaymentUseCases,
  events: GatewayEvents,
): readonly Endpoint<PaymentsFailure>[] {
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
      failures: ['payment.declined', 'gateway.unavailable'],
      handle: ({ actor, body: { stripePaymentMethodId, ...terms }, repeatable }) =>
        payments.make
          .execute(actor, { ...terms, paymentMethod: stripePaymentMethodId }, repeatable)
          .map((payment) => ({ status: 200, body: presentCharge(payment) })),
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
      handle: ({ actor, params }) =>
        payments.show.execute(actor, params.id).map((payment) => ({ status: 200, body: presentTransaction(payment) })),
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
      handle: ({ actor, params, body, repeatable }) =>
        payments.refund
          .execute(actor, params.id, body, repeatable)
          .map((refunded) => ({ status: 200, body: presentRefund(refunded) })),
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
      handle: ({ actor, query: { page, limit } }) =>
        payments.list
          .execute(actor, { order: '-createdAt' }, { limit, offset: (page - 1) * limit })
          .map(({ items, total }) => ({
            status: 200,
            body: { transactions: items.map(presentTransaction), page, limit, total },
          })),
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
      handle: ({ bytes, header, origin }) =>
        events
          .read(bytes, header('stripe-signature'))
          .asyncAndThen((event) => payments.receive.execute(event, origin.requestId))
          .map(() => ({ status: 200, body: { received: true } })),
    }),
  ];
}
