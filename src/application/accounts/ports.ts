import type { ResultAsync } from 'neverthrow';
import type { AccountStatus, Introduction, User } from '../../domain/accounts/user.ts';
import type { Secret } from '../../domain/kernel/secret.ts';
import type { Version } from '../../domain/kernel/version.ts';
import type { Role } from '../kernel/actor.ts';
import type { SessionEnded, TokenRefusal } from './failures.ts';

export interface Users {
  withId(id: string): Promise<User | undefined>;
  /** Stores a new user unless the id is taken; answers with whoever holds the id then. */
  meet(user: User): Promise<User>;
  /** Stores the changed user if the stored one still has the version `seen`; says whether it did. */
  save(user: User, seen: Version): Promise<boolean>;
}

/** A session of this product, and how often its tokens had been renewed when this one was made. */
export interface SessionMark {
  readonly id: string;
  readonly generation: number;
}

/** What a verified token says. */
export interface Claims extends Introduction {
  /** Null for tokens that this product's sessions did not make. */
  readonly session: SessionMark | null;
}

export interface AccessTokens {
  verify(token: string): ResultAsync<Claims, TokenRefusal>;
}

export interface Grant {
  readonly userId: string;
  readonly email: string | null;
  readonly role: Role;
  readonly session: SessionMark | null;
  readonly lifetimeSeconds: number;
}

/** Makes access tokens that every contract accepts. */
export interface TokenMint {
  mint(grant: Grant): Promise<Secret>;
}

/**
 * The standing of users, kept at hand so that a request asks no database. What changes anywhere is known in every process
 * within a second; after `forget` it is known in this one at once.
 */
export interface AccountStatuses {
  of(userId: string): AccountStatus | undefined | Promise<AccountStatus | undefined>;
  forget(userId: string): void;
}

/** The door to this product's sessions, for each request that comes with one of their tokens. */
export interface SessionDoor {
  /** Lets the request in while the session lives; the first use of a generation acknowledges it. */
  admit(userId: string, session: SessionMark): ResultAsync<void, SessionEnded>;
}

export interface MailedLinks {
  /** Where the link of a mail leads, token included; undefined once it can no longer be used. */
  addressOf(mail: string, linkId: string): Promise<string | undefined>;
}
