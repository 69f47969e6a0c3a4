import type { Result } from 'neverthrow';
import type { Session, SessionEnd } from '../../../domain/accounts/session.ts';
import type { IdentityClaims } from '../../../domain/accounts/user.ts';
import type { Instant } from '../../../domain/kernel/instant.ts';
import type { Secret } from '../../../domain/kernel/secret.ts';
import type { Role } from '../../kernel/actor.ts';
import type { SessionEnded, TokenRefusal } from '../failures.ts';

/** A session of this product, and which generation of its tokens an access token belongs to: `sid` and `gen`. */
export interface SessionClaims {
  readonly id: string;
  readonly generation: number;
}

/** What a verified token says. */
export interface TokenClaims extends IdentityClaims {
  /** Null for tokens that this product's sessions did not issue. */
  readonly session: SessionClaims | null;
  readonly expiresAt?: Instant;
}

export interface AccessTokenVerifier {
  verify(token: string): Promise<Result<TokenClaims, TokenRefusal>>;
}

export interface AccessTokenContent {
  readonly userId: string;
  readonly email: string | null;
  readonly role: Role;
  readonly session: SessionClaims | null;
  readonly lifetimeSeconds: number;
}

/** Makes access tokens that every contract accepts. */
export interface AccessTokenSigner {
  sign(content: AccessTokenContent): Promise<Secret>;
}

/** Decides, for each request with a token of this product's sessions, whether the session is live. */
export interface SessionValidator {
  /** The first use of a generation also acknowledges it. */
  validate(userId: string, session: SessionClaims): Promise<Result<void, SessionEnded>>;
}

/** Whether a session is live, and whose it is. */
export interface SessionStatus {
  readonly userId: string;
  readonly expiresAt: Instant;
  readonly endedAt: Instant | null;
}

/** Cached like the statuses of accounts, and as fresh. */
export interface SessionStatuses {
  of(id: string): SessionStatus | undefined | Promise<SessionStatus | undefined>;
  forget(id: string): void;
}

/** What is kept of a session's refresh tokens: none of it, nor all of it together, can be turned back into a token. */
export interface RefreshTokenChain {
  readonly currentHash: string;
  readonly predecessorHash: string | null;
  /** Derives the current token from its predecessor, for whoever has that. */
  readonly seed: string;
}

export interface NewRefreshToken {
  readonly token: Secret;
  readonly chain: RefreshTokenChain;
}

/** What a refresh token says of itself. */
export interface ParsedRefreshToken {
  readonly sessionId: string;
  readonly generation: number;
  /** The token carries this product's MAC. One without may still be found by its hash. */
  readonly isAuthentic: boolean;
}

export interface RefreshTokens {
  first(sessionId: string): NewRefreshToken;
  parse(token: string): ParsedRefreshToken | undefined;
  hashOf(token: string): string;
  /** The token that takes the place of this one. */
  next(token: string, chain: RefreshTokenChain): NewRefreshToken;
  /** The current token again, derived from its predecessor. */
  reissue(predecessor: string, chain: RefreshTokenChain): Secret;
}

export interface StoredSession {
  readonly session: Session;
  readonly chain: RefreshTokenChain;
}

export interface Sessions {
  add(stored: StoredSession): Promise<void>;
  withId(id: string): Promise<Session | undefined>;
  /** Of refresh, log-out and revocation of a session, one at a time holds it until its unit of work ends. */
  lock(id: string): Promise<StoredSession | undefined>;
  save(stored: StoredSession): Promise<void>;
  /** Marks the session's current generation as used, unless another one is current by now. */
  acknowledge(id: string, generation: number): Promise<void>;
  /** The live ones, the one used last first. */
  ofUser(userId: string, now: Instant): Promise<readonly Session[]>;
  /** Ends the live ones but the one to keep; says which. */
  endOfUser(userId: string, keep: string | null, by: SessionEnd, now: Instant): Promise<readonly string[]>;
  countLive(now: Instant): Promise<number>;
  /** Forgets sessions that ended or expired before `moment`, at most `limit` of them; says how many. */
  forgetBefore(moment: Instant, limit: number): Promise<number>;
}
