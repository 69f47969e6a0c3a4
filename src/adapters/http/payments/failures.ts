import type { InvalidEvent } from '../../../application/payments/gateway-events.ts';
import type { MakePaymentFailure } from '../../../application/payments/make-payment.ts';
import type { EventPostponed } from '../../../application/payments/receive-gateway-event.ts';
import type { RefundPaymentFailure } from '../../../application/payments/refund-payment.ts';
import type { Violation } from '../../../domain/kernel/failure.ts';
import type { FailureAnswer, FailureTable } from '../kit/contract.ts';
import { bearerHint, type KitFailure, mediaTypeProblems } from '../kit/failures.ts';
import { refusedPart } from './refused-part.ts';

/** The failures of every use case that this contract offers. */
export type PaymentsFailure = MakePaymentFailure | RefundPaymentFailure | InvalidEvent | EventPostponed;

const answer = (
  status: number,
  code: string,
  message: string,
  details?: Readonly<Record<string, unknown>>,
): FailureAnswer => ({ status, code, message, ...(details === undefined ? {} : { details }) });

const codes: Readonly<Record<string, string>> = {
  amount: 'invalid_amount',
  currency: 'invalid_currency',
  stripePaymentMethodId: 'missing_payment_method',
};

/** The code is of the first violation; the list tells them all. */
const invalid = ({ violations }: { readonly violations: readonly Violation[] }): FailureAnswer => {
  const [first] = violations;
  const code = codes[first?.field ?? ''] ?? 'validation_error';
  return { status: 400, code, message: first ? `${first.field}: ${first.constraint}` : 'invalid', violations };
};

const invalidToken = answer(401, 'invalid_token', 'The token cannot be used here');
const notFound = answer(404, 'not_found', 'There is no such transaction');
const unavailable = answer(503, 'service_unavailable', 'The service cannot answer now; try again soon');

export const paymentsFailures: FailureTable<PaymentsFailure | KitFailure> = {
  'credentials.missing': answer(401, 'unauthorized', bearerHint),
  'credentials.unusable': answer(401, 'invalid_token', bearerHint),
  'token.malformed': invalidToken,
  'token.forged': invalidToken,
  'token.expired': invalidToken,
  'session.ended': invalidToken,
  'account.refused': invalidToken,
  'issuer.unavailable': unavailable,
  'path.user_mismatch': answer(403, 'forbidden', 'The path names another user than the token'),
  'payment.not_found': notFound,
  'payment.not_yours': answer(403, 'forbidden', 'This transaction belongs to somebody else'),
  'payment.declined': ({ paymentId, code }) =>
    answer(402, 'card_declined', 'Your card was declined', {
      transactionId: paymentId,
      ...(code === 'card_declined' ? {} : { declineCode: code }),
    }),
  'payment.abandoned': ({ paymentId }) =>
    answer(409, 'payment_abandoned', 'Nothing was ever charged under this key; pay again under a new one', {
      transactionId: paymentId,
    }),
  'payment.request_refused': (refused) => invalid({ violations: [refusedPart(refused, 'stripePaymentMethodId')] }),
  'payment.already_refunded': answer(409, 'already_refunded', 'Nothing is left to refund'),
  'payment.not_refundable': answer(409, 'not_refundable', 'Only a completed transaction can be refunded'),
  'refund.refused': ({ refundId, code }) =>
    answer(409, 'not_refundable', 'The payment provider refused the refund', { refundId, refusal: code }),
  'gateway.unavailable': ({ paymentId, refundId }) =>
    answer(502, 'gateway_unavailable', 'The payment provider did not answer; it will be settled without you', {
      transactionId: paymentId,
      ...(refundId === null ? {} : { refundId }),
    }),
  'event.invalid': answer(400, 'invalid_webhook', 'The webhook could not be verified'),
  'event.postponed': answer(500, 'internal_server_error', 'The event cannot be handled now; send it again'),
  'input.invalid': invalid,
  'header.invalid': invalid,
  'query.invalid': invalid,
  'path.invalid': notFound,
  'body.too_large': ({ limit }) => answer(413, 'payload_too_large', `The body is larger than ${limit} bytes`),
  'body.unsupported_type': ({ problem }) => answer(415, 'unsupported_media_type', mediaTypeProblems[problem]),
  'idempotency.in_progress': answer(
    409,
    'idempotency_in_progress',
    'The first request with this Idempotency-Key is still running',
  ),
  'idempotency.mismatch': answer(422, 'idempotency_mismatch', 'This Idempotency-Key came with another request'),
  'rate.limited': answer(429, 'rate_limited', 'Too many requests'),
  'route.not_found': answer(404, 'not_found', 'There is nothing at this path'),
  'route.method_not_allowed': answer(405, 'method_not_allowed', 'This path does not take this method'),
  'service.unavailable': unavailable,
  defect: answer(500, 'internal_server_error', 'Something went wrong here'),
};
