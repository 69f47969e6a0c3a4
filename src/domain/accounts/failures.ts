import type { Failure } from '../kernel/failure.ts';
import { type Instant, millisecondsOf } from '../kernel/instant.ts';

/** A living password account has the address already. */
export interface EmailTaken extends Failure {
  readonly kind: 'account.email_taken';
}
/** The address and the password don't belong together; nobody learns which of the two is wrong. */
export interface CredentialsWrong extends Failure {
  readonly kind: 'account.credentials_wrong';
}
/** Too many wrong passwords for the address: no more are checked until then. */
export interface SignInLocked extends Failure {
  readonly kind: 'account.sign_in_locked';
  /** In seconds. */
  readonly retryAfter: number;
}
/** An operator has locked the account. */
export interface AccountDisabled extends Failure {
  readonly kind: 'account.disabled';
}
/** A mailed link that is unknown, used, cancelled or too old. */
export interface LinkInvalid extends Failure {
  readonly kind: 'account.link_invalid';
}
export interface SessionNotFound extends Failure {
  readonly kind: 'session.not_found';
}
/** More passwords wait to be checked than can be within reasonable time. */
export interface PasswordsBusy extends Failure {
  readonly kind: 'account.passwords_busy';
  /** In seconds. */
  readonly retryAfter: number;
}
export interface UserNotFound extends Failure {
  readonly kind: 'user.not_found';
}
/** An e-mail that names more than one user; an id names one. */
export interface UserAmbiguous extends Failure {
  readonly kind: 'user.ambiguous';
  readonly ids: readonly string[];
}
/** The operation is for accounts with a password here; another issuer vouches for this user. */
export interface UserForeign extends Failure {
  readonly kind: 'user.foreign';
}
/** Nobody locks themselves out. */
export interface OwnLock extends Failure {
  readonly kind: 'user.own_lock';
}
/** What only admins may do. */
export interface AdminRequired extends Failure {
  readonly kind: 'admin.required';
}
/** The user is no longer in the version that the caller saw. */
export interface UserChanged extends Failure {
  readonly kind: 'user.changed';
}
/** Why a refresh token gives nothing; to its holder each means: sign in again. */
export const refusalReasons = ['unknown', 'expired', 'reused', 'revoked', 'account_disabled'] as const;
export type RefusalReason = (typeof refusalReasons)[number];

export interface RefreshRefused extends Failure {
  readonly kind: 'session.refresh_refused';
  readonly reason: RefusalReason;
}
/** A token came back that somebody else must have used: the session ends. */
export interface SessionStolen extends Failure {
  readonly kind: 'session.stolen';
}

export const emailTaken: EmailTaken = { kind: 'account.email_taken' };
export const credentialsWrong: CredentialsWrong = { kind: 'account.credentials_wrong' };
export const signInLocked = (until: Instant, now: Instant): SignInLocked => ({
  kind: 'account.sign_in_locked',
  retryAfter: Math.ceil((millisecondsOf(until) - millisecondsOf(now)) / 1000),
});
export const accountDisabled: AccountDisabled = { kind: 'account.disabled' };
export const linkInvalid: LinkInvalid = { kind: 'account.link_invalid' };
export const sessionNotFound: SessionNotFound = { kind: 'session.not_found' };
export const passwordsBusy: PasswordsBusy = { kind: 'account.passwords_busy', retryAfter: 2 };
export const userNotFound: UserNotFound = { kind: 'user.not_found' };
export const userAmbiguous = (ids: readonly string[]): UserAmbiguous => ({ kind: 'user.ambiguous', ids });
export const userForeign: UserForeign = { kind: 'user.foreign' };
export const refreshRefused = (reason: RefusalReason): RefreshRefused => ({ kind: 'session.refresh_refused', reason });
export const sessionStolen: SessionStolen = { kind: 'session.stolen' };
export const ownLock: OwnLock = { kind: 'user.own_lock' };
export const adminRequired: AdminRequired = { kind: 'admin.required' };
export const userChanged: UserChanged = { kind: 'user.changed' };
