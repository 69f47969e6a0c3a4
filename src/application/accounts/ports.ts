import type { ResultAsync } from 'neverthrow';
import type { Issuer, User } from '../../domain/accounts/user.ts';
import type { Failure } from '../../domain/kernel/failure.ts';
import type { Version } from '../../domain/kernel/version.ts';

export interface Users {
  withId(id: string): Promise<User | undefined>;
  /** Stores a new user unless the id is taken; answers with whoever holds the id then. */
  meet(user: User): Promise<User>;
  /** Stores the changed user if the stored one still has the version `seen`; says whether it did. */
  save(user: User, seen: Version): Promise<boolean>;
}

/** What a verified token says. */
export interface Claims {
  readonly issuer: Issuer;
  readonly userId: string;
  /** Null where missing, no text, too long or not storable. */
  readonly email: string | null;
  /** Seconds since 1970. */
  readonly expiresAt: number;
  /** The session of this product that the token belongs to; null for tokens of another issuer. */
  readonly session: { readonly id: string; readonly generation: number } | null;
}

/** Not a JWT, no usable user id, no `exp`, `nbf` ahead, wrong `iss` or `aud`, an algorithm that does not fit the key. */
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
}
export type TokenRefusal = TokenMalformed | TokenForged | TokenExpired | IssuerUnavailable;

export interface AccessTokens {
  verify(token: string): ResultAsync<Claims, TokenRefusal>;
}
