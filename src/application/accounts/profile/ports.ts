import type { AccountStatus, User, UserFacts } from '../../../domain/accounts/user.ts';
import type { Version } from '../../../domain/kernel/version.ts';
import type { Lists } from '../../kernel/listing.ts';
import type { Page, Window } from '../../kernel/page.ts';

export interface Users {
  withId(id: string): Promise<User | undefined>;
  /** Stores a new user unless the id is taken; answers with whoever has the id then. */
  findOrAdd(user: User): Promise<User>;
  /** Stores the changed user if the stored one still has the version `seen`; says whether it did. */
  save(user: User, seen: Version): Promise<boolean>;
}

/**
 * Account statuses, cached so that a request asks no database. What changes anywhere is known in every process within a
 * second; after `forget` it is known in this one at once.
 */
export interface AccountStatuses {
  of(userId: string): AccountStatus | undefined | Promise<AccountStatus | undefined>;
  forget(userId: string): void;
}

export interface UserFilter {
  /** A part of the e-mail, name or id. */
  readonly search?: string;
  readonly role?: 'user' | 'admin';
  /** `active` ones are live and not locked. */
  readonly state?: 'live' | 'active' | 'locked' | 'deleted';
}

export const userSortFields = ['createdAt', 'updatedAt', 'email'] as const;
export type UserSortField = (typeof userSortFields)[number];

export const userStates = ['active', 'locked', 'deleted'] as const;
export type UserState = (typeof userStates)[number];

/** For operators, who look for people. */
export interface UserDirectory {
  /** Not the deleted ones. */
  withEmail(email: string): Promise<readonly User[]>;
  /** Newest first. */
  page(filter: UserFilter, window: Window): Promise<Page<User>>;
  /** In whatever order, from wherever in it. */
  readonly lists: Lists<UserFacts, UserSortField, UserFilter>;
  counts(): Promise<Readonly<Record<UserState, number>>>;
}

/** Some of the records of one kind; others of that kind may follow at once. */
export interface PersonalBatch {
  readonly kind: string;
  /** There is one record of this kind at most. */
  readonly isAlone: boolean;
  readonly rows: readonly Readonly<Record<string, unknown>>[];
}

/** Everything that is kept about a person, wherever it is kept. */
export interface PersonalRecords {
  /**
   * By kind of record, deleted ones that can be restored included; never a hash or a secret. All is of one moment, and however
   * much it is, only a batch is held at a time. Each kind comes, whether or not there is anything of it.
   */
  recordsOf(userId: string): AsyncIterable<PersonalBatch>;
  /** The same at once. */
  exportOf(userId: string): Promise<Readonly<Record<string, unknown>>>;
  /** Removes what only concerns the person, and takes the person out of what must stay. Repeating it changes nothing. */
  eraseOf(userId: string): Promise<void>;
}
