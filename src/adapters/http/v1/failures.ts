import type { Violation } from '../../../domain/kernel/failure.ts';
import type { FailureAnswer, FailureTable } from '../kit/contract.ts';
import { bearerHint, type KitFailure, mediaTypeProblems } from '../kit/failures.ts';

export const answer = (
  status: number,
  code: string,
  message: string,
  details?: Readonly<Record<string, unknown>>,
): FailureAnswer => ({ status, code, message, ...(details === undefined ? {} : { details }) });

export const invalid = ({ violations }: { readonly violations: readonly Violation[] }): FailureAnswer => ({
  status: 400,
  code: 'VALIDATION_ERROR',
  message: 'The request is not valid',
  violations,
});

const unauthorized = answer(401, 'UNAUTHORIZED', 'A valid access token is needed');

/** What any route of v1 can answer; each feature adds the failures of its own use cases beside its endpoints. */
export const sharedFailures: FailureTable<KitFailure> = {
  'credentials.missing': answer(401, 'UNAUTHORIZED', bearerHint),
  'credentials.unusable': answer(401, 'UNAUTHORIZED', bearerHint),
  'token.malformed': unauthorized,
  'token.forged': unauthorized,
  'token.expired': answer(401, 'TOKEN_EXPIRED', 'The access token has expired'),
  'session.ended': unauthorized,
  'account.refused': unauthorized,
  'issuer.unavailable': answer(503, 'UNAVAILABLE', 'The keys of the token issuer cannot be fetched now'),
  'path.user_mismatch': answer(403, 'FORBIDDEN', 'The path names another user than the token'),
  'rate.limited': answer(429, 'RATE_LIMITED', 'Too many requests'),
  'path.invalid': answer(404, 'NOT_FOUND', 'There is nothing with this id'),
  'query.invalid': invalid,
  'header.invalid': invalid,
  'input.invalid': invalid,
  'body.too_large': ({ limit }) => answer(413, 'PAYLOAD_TOO_LARGE', `The body is larger than ${limit} bytes`),
  'body.unsupported_type': ({ problem }) => answer(415, 'UNSUPPORTED_MEDIA_TYPE', mediaTypeProblems[problem]),
  'idempotency.in_progress': answer(
    409,
    'IDEMPOTENCY_IN_PROGRESS',
    'The first request with this Idempotency-Key is still running',
  ),
  'idempotency.mismatch': answer(422, 'IDEMPOTENCY_MISMATCH', 'This Idempotency-Key came with another request'),
  'route.not_found': answer(404, 'NOT_FOUND', 'There is nothing at this path'),
  'route.method_not_allowed': answer(405, 'METHOD_NOT_ALLOWED', 'This path does not take this method'),
  'service.unavailable': answer(503, 'UNAVAILABLE', 'The service cannot answer now; try again soon'),
  defect: answer(500, 'INTERNAL_ERROR', 'Something went wrong here'),
};
