import type { Failure } from '../../domain/kernel/failure.ts';

/**
 * Not a JWT, no usable user id, no `exp`, `nbf` ahead, wrong `iss` or `aud`, an algorithm that does not fit the key, or
 * the id of a user whom another issuer vouches for.
 */
export interface TokenMalformed extends Failure {
  readonly kind: 'token.malformed';
}
/** The signature does not verify, or nobody knows the key. */
export interface TokenForged extends Failure {
  readonly kind: 'token.forged';
}
export interface TokenExpired extends Failure {
  readonly kind: 'token.expired';
}
/** The issuer's keys are not at hand and cannot be fetched now. */
export interface IssuerUnavailable extends Failure {
  readonly kind: 'issuer.unavailable';
  /** Seconds after which asking again makes sense. */
  readonly retryAfter: number;
}
/** The user is locked or deleted here, however valid the token. */
export interface AccountRefused extends Failure {
  readonly kind: 'account.refused';
}
/** The session of this product that the token belongs to is over, or never was. */
export interface SessionEnded extends Failure {
  readonly kind: 'session.ended';
}

export type TokenRefusal = TokenMalformed | TokenForged | TokenExpired | IssuerUnavailable;
export type AuthenticationFailure = TokenRefusal | AccountRefused | SessionEnded;

export const tokenMalformed: TokenMalformed = { kind: 'token.malformed' };
export const tokenForged: TokenForged = { kind: 'token.forged' };
export const tokenExpired: TokenExpired = { kind: 'token.expired' };
export const issuerUnavailable: IssuerUnavailable = { kind: 'issuer.unavailable', retryAfter: 10 };
export const accountRefused: AccountRefused = { kind: 'account.refused' };
export const sessionEnded: SessionEnded = { kind: 'session.ended' };
