import type { Instant } from '../kernel/instant.ts';
import { firstVersion, nextVersion, type Version } from '../kernel/version.ts';
import type { Email } from './email.ts';
import type { PersonName } from './name.ts';

/**
 * Who vouches for a user. `mainstay`: an account with a password here, reached only by tokens of its own sessions.
 * `shared-secret`: everybody whom a token signed with the shared secret names. Any other: the issuer of a Better Auth server.
 */
export type Issuer = 'mainstay' | 'shared-secret' | (string & {});

/** No other server may go by these names: its tokens would reach users who are not its own. */
export const ownIssuers: readonly Issuer[] = ['mainstay', 'shared-secret'];
export const issuerBounds = { max: 255 } as const;

export interface UserFacts {
  readonly id: string;
  readonly issuer: Issuer;
  readonly email: string | null;
  /** When the issuer said so: an older token never brings an older address back. Null where the user said it here. */
  readonly emailAsOf: Instant | null;
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

/** What decides whether, and as whom, a user's requests are carried out. */
export type AccountStatus = Pick<
  UserFacts,
  'id' | 'issuer' | 'email' | 'emailAsOf' | 'role' | 'lockedAt' | 'deletedAt'
>;

export const isActive = ({ lockedAt, deletedAt }: AccountStatus): boolean => lockedAt === null && deletedAt === null;

/** What an issuer's token says of its user. */
export interface IdentityClaims {
  readonly issuer: Issuer;
  readonly userId: string;
  readonly email: string | null;
  readonly issuedAt: Instant;
}

/**
 * Whether the issuer names another address than the stored one. A token without an address changes nothing; people with a password here
 * change theirs themselves; whoever was erased gets none.
 */
export const hasNewEmail = (accountStatus: AccountStatus, { email, issuedAt }: IdentityClaims): boolean =>
  email !== null &&
  accountStatus.deletedAt === null &&
  email !== accountStatus.email &&
  accountStatus.issuer !== 'mainstay' &&
  (accountStatus.emailAsOf === null || issuedAt >= accountStatus.emailAsOf);

const erasedFields = { email: null, emailAsOf: null, name: null, emailVerifiedAt: null, role: 'user' } as const;

export class User {
  readonly facts: UserFacts;

  private constructor(facts: UserFacts) {
    this.facts = facts;
  }

  /** Somebody whom another issuer vouches for, at their first valid token. */
  static provision({ userId, issuer, email, issuedAt }: IdentityClaims, now: Instant): User {
    return new User({
      id: userId,
      issuer,
      email,
      emailAsOf: email === null ? null : issuedAt,
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

  /** Somebody who chose a password here. */
  static register(
    person: { readonly id: string; readonly email: Email; readonly name: PersonName },
    now: Instant,
  ): User {
    const { id, email, name } = person;
    const user = User.provision({ userId: id, issuer: 'mainstay', email, issuedAt: now }, now);
    return new User({ ...user.facts, emailAsOf: null, name });
  }

  /** For storage only. */
  static restore(facts: UserFacts): User {
    return new User(facts);
  }

  /** Takes the address that the issuer names now; the same user where nothing differs. */
  updateEmail(claims: IdentityClaims, now: Instant): User {
    if (!hasNewEmail(this.facts, claims)) return this;
    return this.#with({ email: claims.email, emailAsOf: claims.issuedAt, emailVerifiedAt: null }, now);
  }

  rename(name: PersonName, now: Instant): User {
    return name === this.facts.name ? this : this.#with({ name }, now);
  }

  verifyEmail(now: Instant): User {
    return this.facts.emailVerifiedAt === null ? this.#with({ emailVerifiedAt: now }, now) : this;
  }

  giveRole(role: UserFacts['role'], now: Instant): User {
    return role === this.facts.role ? this : this.#with({ role }, now);
  }

  lock(now: Instant): User {
    return this.facts.lockedAt === null ? this.#with({ lockedAt: now }, now) : this;
  }

  unlock(now: Instant): User {
    return this.facts.lockedAt === null ? this : this.#with({ lockedAt: null }, now);
  }

  /** Leaves nothing that tells who it was. */
  erase(now: Instant): User {
    if (this.facts.deletedAt !== null) return this;
    return this.#with({ ...erasedFields, deletedAt: now }, now);
  }

  #with(change: Partial<UserFacts>, now: Instant): User {
    return new User({ ...this.facts, ...change, version: nextVersion(this.facts.version), updatedAt: now });
  }
}
