import type { AuthenticationFailure } from '../../../application/accounts/failures.ts';
import type { KeyInProgress, KeyMismatch } from '../../../application/kernel/idempotency.ts';
import type { Allowance, RateLimit } from '../../../application/kernel/rate-limits.ts';
import type { Failure, InvalidInput, Violation } from '../../../domain/kernel/failure.ts';

/** No route has this path. */
export interface RouteNotFound extends Failure {
  readonly kind: 'route.not_found';
}
export interface MethodNotAllowed extends Failure {
  readonly kind: 'route.method_not_allowed';
  readonly allow: readonly string[];
}
export const bearerHint = 'Send one access token, in the header Authorization: Bearer <token>';

/** The request carries no credentials. */
export interface CredentialsMissing extends Failure {
  readonly kind: 'credentials.missing';
}
/** Credentials of another scheme than `Bearer`, or more than one token. */
export interface CredentialsUnusable extends Failure {
  readonly kind: 'credentials.unusable';
}
/** The path names another user than the token. */
export interface UserMismatch extends Failure {
  readonly kind: 'path.user_mismatch';
}
export interface RateLimited extends Failure {
  readonly kind: 'rate.limited';
  readonly retryAfter: number;
  /** Where another limit than that of every request refuses: what is left of it. */
  readonly refusedBy?: { readonly limit: RateLimit; readonly allowance: Allowance };
}
export interface InvalidPath extends Failure {
  readonly kind: 'path.invalid';
  readonly violations: readonly Violation[];
}
export interface InvalidQuery extends Failure {
  readonly kind: 'query.invalid';
  readonly violations: readonly Violation[];
}
export interface InvalidHeader extends Failure {
  readonly kind: 'header.invalid';
  readonly violations: readonly Violation[];
}
export interface BodyTooLarge extends Failure {
  readonly kind: 'body.too_large';
  readonly limit: number;
}
/** What is wrong with how a body is announced, in words that say what to do. */
export const mediaTypeProblems = {
  missing: 'Say what the body is: the header Content-Type: application/json is missing',
  form: 'The body came as a form: send JSON, and with it the header Content-Type: application/json',
  type: 'The Content-Type must be application/json',
  charset: 'The body must be in UTF-8: leave the charset out of Content-Type',
  encoding: 'The body must come as it is, without a Content-Encoding',
} as const;

export interface UnsupportedMediaType extends Failure {
  readonly kind: 'body.unsupported_type';
  readonly problem: keyof typeof mediaTypeProblems;
}
/** Something that the request needs cannot be reached now, or took too long. */
export interface ServiceUnavailable extends Failure {
  readonly kind: 'service.unavailable';
  readonly retryAfter: number;
}
/** A bug or a broken machine. */
export interface Defect extends Failure {
  readonly kind: 'defect';
}

/** What the kit itself can answer on any route, whatever its use case. */
export type KitFailure =
  | RouteNotFound
  | MethodNotAllowed
  | CredentialsMissing
  | CredentialsUnusable
  | AuthenticationFailure
  | UserMismatch
  | RateLimited
  | InvalidPath
  | InvalidQuery
  | InvalidHeader
  | BodyTooLarge
  | UnsupportedMediaType
  | InvalidInput
  | KeyMismatch
  | KeyInProgress
  | ServiceUnavailable
  | Defect;
