import type { MakePaymentFailure } from '../../../../application/payments/make-payment.ts';
import type { RefundPaymentFailure } from '../../../../application/payments/refund-payment.ts';
import type { FailureTable } from '../../kit/contract.ts';
import type { KitFailure } from '../../kit/failures.ts';
import {
  abandonedDetails,
  declinedDetails,
  refusedDetails,
  unansweredDetails,
} from '../../payments/failure-details.ts';
import { refusedPart } from '../../payments/refused-part.ts';
import { answer, invalid } from '../failures.ts';

export type PaymentFailure = MakePaymentFailure | RefundPaymentFailure;

const notFound = answer(404, 'NOT_FOUND', 'There is no such payment');

/** Somebody else's payment does not exist here. */
export const paymentFailures: FailureTable<Exclude<PaymentFailure, KitFailure>> = {
  'payment.not_found': notFound,
  'payment.not_yours': notFound,
  'payment.declined': ({ paymentId, code }) =>
    answer(402, 'CARD_DECLINED', 'Your card was declined', {
      transactionId: paymentId,
      ...(code === 'card_declined' ? {} : { declineCode: code }),
    }),
  'payment.abandoned': ({ paymentId }) =>
    answer(409, 'PAYMENT_ABANDONED', 'Nothing was ever charged under this key; pay again under a new one', {
      transactionId: paymentId,
    }),
  'payment.request_refused': (refused) => invalid({ violations: [refusedPart(refused, 'paymentMethodId')] }),
  'payment.already_refunded': answer(409, 'ALREADY_REFUNDED', 'Nothing is left to refund'),
  'payment.not_refundable': answer(409, 'NOT_REFUNDABLE', 'Only a completed payment can be refunded'),
  'refund.refused': ({ refundId, code }) =>
    answer(409, 'NOT_REFUNDABLE', 'The payment provider refused the refund', { refundId, refusal: code }),
  'gateway.unavailable': ({ paymentId, refundId }) =>
    answer(502, 'GATEWAY_UNAVAILABLE', 'The payment provider did not answer; it will be settled without you', {
      transactionId: paymentId,
      ...(refundId === null ? {} : { refundId }),
    }),
};

/** What their `details` hold, by code. */
export const paymentDetails = {
  CARD_DECLINED: declinedDetails,
  GATEWAY_UNAVAILABLE: unansweredDetails,
  PAYMENT_ABANDONED: abandonedDetails,
  NOT_REFUNDABLE: refusedDetails,
};
