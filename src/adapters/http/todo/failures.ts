import type { Rule, Violation } from '../../../domain/kernel/failure.ts';
import type { TaskFailure, TaskProjectDeleted } from '../../../domain/tasks/failures.ts';
import type { FailureAnswer, FailureTable } from '../kit/contract.ts';
import { bearerHint, type KitFailure, mediaTypeProblems } from '../kit/failures.ts';

/** This contract restores nothing. */
export type TodoFailure = Exclude<TaskFailure, TaskProjectDeleted>;

export const violationCodes = {
  required: 'VALIDATION_REQUIRED_FIELD',
  too_long: 'VALIDATION_FIELD_TOO_LONG',
  too_short: 'VALIDATION_INVALID_FORMAT',
  format: 'VALIDATION_INVALID_FORMAT',
  range: 'VALIDATION_OUT_OF_RANGE',
  unknown_reference: 'VALIDATION_INVALID_FORMAT',
  empty_change: 'VALIDATION_REQUIRED_FIELD',
} as const satisfies Record<Rule, string>;

export const violationCode = ({ rule }: Violation): string => violationCodes[rule];

const invalid =
  (status: number) =>
  ({ violations }: { readonly violations: readonly Violation[] }): FailureAnswer => {
    const [first] = violations;
    if (first === undefined) throw new TypeError('a validation failure without a violation');
    return { status, code: violationCode(first), message: `${first.field}: ${first.constraint}`, violations };
  };

const answer = (status: number, code: string, message: string): FailureAnswer => ({ status, code, message });
const invalidToken = answer(401, 'AUTH_INVALID_TOKEN', 'The token cannot be used here');

export const todoFailures: FailureTable<TodoFailure | KitFailure> = {
  'credentials.missing': answer(401, 'AUTH_MISSING_HEADER', `The Authorization header is missing. ${bearerHint}`),
  'credentials.unusable': answer(401, 'AUTH_INVALID_TOKEN', bearerHint),
  'token.malformed': invalidToken,
  'token.forged': answer(401, 'AUTH_INVALID_CREDENTIALS', 'The signature of the token does not verify'),
  'token.expired': answer(401, 'AUTH_EXPIRED_TOKEN', 'The token has expired'),
  'session.ended': invalidToken,
  'path.user_mismatch': answer(403, 'AUTH_USER_MISMATCH', 'The path names another user than the token'),
  'account.refused': answer(403, 'AUTH_INSUFFICIENT_PERMISSIONS', 'This account is locked or deleted'),
  'issuer.unavailable': answer(503, 'SYSTEM_ISSUER_UNAVAILABLE', 'The keys of the token issuer cannot be fetched now'),
  'task.not_found': answer(404, 'RESOURCE_NOT_FOUND', 'Task not found'),
  'task.changed': answer(412, 'RESOURCE_CONFLICT', 'The task has changed since it was read'),
  'input.invalid': invalid(400),
  'header.invalid': invalid(400),
  'path.invalid': invalid(422),
  'query.invalid': invalid(422),
  'body.too_large': ({ limit }) => answer(413, 'VALIDATION_BODY_TOO_LARGE', `The body is larger than ${limit} bytes`),
  'body.unsupported_type': ({ problem }) =>
    answer(415, 'VALIDATION_UNSUPPORTED_MEDIA_TYPE', mediaTypeProblems[problem]),
  'idempotency.in_progress': answer(
    409,
    'RESOURCE_CONFLICT',
    'The first request with this Idempotency-Key is still running',
  ),
  'idempotency.mismatch': answer(
    422,
    'VALIDATION_IDEMPOTENCY_MISMATCH',
    'This Idempotency-Key came with another request',
  ),
  'rate.limited': answer(429, 'SYSTEM_RATE_LIMIT_EXCEEDED', 'Too many requests'),
  'route.not_found': answer(404, 'RESOURCE_NOT_FOUND', 'There is nothing at this path'),
  'route.method_not_allowed': answer(405, 'SYSTEM_METHOD_NOT_ALLOWED', 'This path does not take this method'),
  'service.unavailable': answer(503, 'SYSTEM_DATABASE_ERROR', 'The database cannot be reached now or took too long'),
  defect: answer(500, 'SYSTEM_INTERNAL_ERROR', 'Something went wrong here'),
};
