import type { Instant } from '../kernel/instant.ts';
import { firstVersion, nextVersion, type Version } from '../kernel/version.ts';

/**
 * Who vouches for a user. `mainstay`: an account with a password here, reached only by tokens of its own sessions.
 * `shared-secret`: everybody whom a token signed with the shared secret names. Any other: the issuer of a Better Auth server.
 */
export type Issuer = 'mainstay' | 'shared-secret' | (string & {});

export const userIdBounds = { max: 255 } as const;
export const emailBounds = { max: 255 } as const;

export interface UserFacts {
  readonly id: string;
  readonly issuer: Issuer;
  readonly email: string | null;
  readonly name: string | null;
  readonly role: 'user' | 'admin';
  readonly emailVerifiedAt: Instant | null;
  /** An operator's lock: every request is refused until an operator lifts it. */
  readonly lockedAt: Instant | null;
  /** Personal data is erased; the row stays so that its id is never given again. */
  readonly deletedAt: Instant | null;
  readonly version: Version;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
}

export class User {
  readonly facts: UserFacts;

  private constructor(facts: UserFacts) {
    this.facts = facts;
  }

  /** Somebody whom another issuer vouches for, seen for the first time. */
  static met(
    person: { readonly id: string; readonly issuer: Issuer; readonly email: string | null },
    now: Instant,
  ): User {
    return new User({
      ...person,
      name: null,
      role: 'user',
      emailVerifiedAt: null,
      lockedAt: null,
      deletedAt: null,
      version: firstVersion,
      createdAt: now,
      updatedAt: now,
    });
  }

  /** For storage only. */
  static restore(facts: UserFacts): User {
    return new User(facts);
  }

  /** Follows the address that the issuer names now. */
  followEmail(email: string | null, now: Instant): User {
    return email === this.facts.email ? this : this.#with({ email }, now);
  }

  #with(change: Partial<UserFacts>, now: Instant): User {
    return new User({ ...this.facts, ...change, version: nextVersion(this.facts.version), updatedAt: now });
  }
}
