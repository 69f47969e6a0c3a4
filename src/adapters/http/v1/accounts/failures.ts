import { z } from 'zod';
import type { SessionEnded } from '../../../../application/accounts/failures.ts';
import {
  type AccountDisabled,
  type CredentialsWrong,
  type EmailTaken,
  type LinkInvalid,
  type PasswordsBusy,
  type RefreshRefused,
  refusalReasons,
  type SessionNotFound,
  type SessionStolen,
  type SignInLocked,
  type UserChanged,
} from '../../../../domain/accounts/failures.ts';
import type { Failure, InvalidInput } from '../../../../domain/kernel/failure.ts';
import type { FailureTable } from '../../kit/contract.ts';
import type { RateLimited } from '../../kit/failures.ts';
import { answer } from '../failures.ts';

/** A write with a token by cookie that does not come from one of our own pages. */
export interface CsrfRejected extends Failure {
  readonly kind: 'csrf.rejected';
}
export const csrfRejected: CsrfRejected = { kind: 'csrf.rejected' };

/** A token that signs its user in elsewhere, on a route that is about the sessions and accounts of this product. */
export interface SessionRequired extends Failure {
  readonly kind: 'token.session_required';
}
export const sessionRequired: SessionRequired = { kind: 'token.session_required' };

type OwnFailure =
  | AccountDisabled
  | CredentialsWrong
  | CsrfRejected
  | EmailTaken
  | LinkInvalid
  | PasswordsBusy
  | RefreshRefused
  | SessionNotFound
  | SessionRequired
  | SessionStolen
  | SignInLocked
  | UserChanged;

/** Those without an entry here are answered by the table that all routes share. */
export type AccountFailure = OwnFailure | InvalidInput | RateLimited | SessionEnded;

const locked = answer(423, 'ACCOUNT_LOCKED', 'Signing in to this account is locked');

export const accountFailures: FailureTable<OwnFailure> = {
  'account.email_taken': answer(409, 'EMAIL_EXISTS', 'There is an account with this e-mail already'),
  'account.credentials_wrong': answer(401, 'INVALID_CREDENTIALS', 'The e-mail or the password is wrong'),
  'account.sign_in_locked': locked,
  'account.disabled': locked,
  'account.link_invalid': answer(400, 'INVALID_TOKEN', 'This link is not valid, no longer valid or was used already'),
  'account.passwords_busy': answer(503, 'UNAVAILABLE', 'Too many sign-ins at once; try again soon'),
  'csrf.rejected': answer(403, 'CSRF_REJECTED', 'This request does not come from a page that may send it'),
  'session.not_found': answer(404, 'NOT_FOUND', 'There is no such session'),
  'session.refresh_refused': ({ reason }) =>
    answer(401, 'INVALID_REFRESH_TOKEN', 'Sign in again: this refresh token cannot be used', { reason }),
  'session.stolen': answer(401, 'REFRESH_TOKEN_REUSED', 'Sign in again: this refresh token was used before', {
    reason: 'reused',
  }),
  'token.session_required': answer(
    401,
    'UNAUTHORIZED',
    'This route takes the access token of a session here, as register, log-in and refresh give it; tokens of another sign-in are for projects, tasks and payments',
  ),
  'user.changed': answer(412, 'PRECONDITION_FAILED', 'The user has changed since it was read'),
};

const whyRefused = z.object({ reason: z.enum(refusalReasons) });

/** What their `details` hold, by code. */
export const accountDetails = { INVALID_REFRESH_TOKEN: whyRefused, REFRESH_TOKEN_REUSED: whyRefused };
