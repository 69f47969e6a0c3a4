import { ok } from 'neverthrow';
import type { PaymentUseCases } from '../../../../application/payments/use-cases.ts';
import { type Endpoint, endpoint } from '../../kit/endpoint.ts';
import { paymentPath } from '../../payments/requests.ts';
import { success, type V1Failure } from '../contract.ts';
import { itemAnswer } from '../resource/item-answer.ts';
import { listAnswer } from '../resource/list-answer.ts';
import { newPayment, newRefund, paymentListQuery } from './requests.ts';
import { paymentView, presentPayment, presentRefund, refundView } from './views.ts';

const tag = 'Payments';

export function paymentEndpoints(payments: PaymentUseCases): readonly Endpoint<V1Failure>[] {
  return [
    endpoint({
      method: 'POST',
      path: '/payments',
      name: 'createPayment',
      summary: 'Make a payment',
      description: 'With an `Idempotency-Key` at most one payment is ever made of it.',
      tag,
      access: 'user',
      body: newPayment,
      boundAnswers: payments.answers,
      success: { status: 201, description: 'The payment', schema: itemAnswer(paymentView), headers: ['Location'] },
      failures: ['payment.declined', 'payment.abandoned', 'gateway.unavailable'],
      handle: async ({ actor, body: { paymentMethodId, ...terms }, repeatable }) => {
        const made = await payments.make.execute(actor, { ...terms, paymentMethod: paymentMethodId }, repeatable);
        return made.map((payment) => ({
          status: 201,
          body: success(presentPayment(payment)),
          headers: { Location: `/api/v1/payments/${payment.facts.id}` },
        }));
      },
    }),
    endpoint({
      method: 'GET',
      path: '/payments',
      name: 'listPayments',
      summary: 'List the payments',
      description: 'Newest first unless `sort` says otherwise, each with its refunds.',
      tag,
      access: 'user',
      query: paymentListQuery,
      success: { status: 200, description: 'A page of payments', schema: listAnswer(paymentView) },
      handle: async ({ actor, query: { page, limit, sort, status } }) => {
        const filter = { ownerId: actor.userId, order: sort, ...(status === undefined ? {} : { status }) };
        const { items, total } = await payments.pages.page(filter, { limit, offset: (page - 1) * limit });
        const meta = { total, page, limit, totalPages: Math.ceil(total / limit), nextCursor: null };
        return ok({ status: 200, body: success(items.map(presentPayment), { meta }) });
      },
    }),
    endpoint({
      method: 'GET',
      path: '/payments/{id}',
      name: 'showPayment',
      summary: 'Show a payment',
      description: "With its refunds, read at one moment. Somebody else's payment is 404.",
      tag,
      access: 'user',
      params: paymentPath,
      success: { status: 200, description: 'The payment', schema: itemAnswer(paymentView) },
      failures: ['payment.not_found'],
      handle: async ({ actor, params }) => {
        const shown = await payments.show.execute(actor, params.id);
        return shown.map((payment) => ({ status: 200, body: success(presentPayment(payment)) }));
      },
    }),
    endpoint({
      method: 'POST',
      path: '/payments/{id}/refunds',
      name: 'refundPayment',
      summary: 'Refund a payment or a part of it',
      description:
        'Without `amount` all that is left is refunded. With an `Idempotency-Key` at most one refund is ever made of it.',
      tag,
      access: 'user',
      params: paymentPath,
      body: newRefund,
      mayLackBody: true,
      boundAnswers: payments.answers,
      success: { status: 201, description: 'The refund', schema: itemAnswer(refundView) },
      failures: [
        'payment.not_found',
        'payment.already_refunded',
        'payment.not_refundable',
        'refund.refused',
        'gateway.unavailable',
      ],
      handle: async ({ actor, params, body, repeatable }) => {
        const made = await payments.refund.execute(actor, params.id, body, repeatable);
        return made.map(({ refund }) => ({ status: 201, body: success(presentRefund(refund)) }));
      },
    }),
  ];
}
