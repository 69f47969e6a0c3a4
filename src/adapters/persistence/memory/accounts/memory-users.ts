import type {
  AccountStatuses,
  UserDirectory,
  UserFilter,
  UserSortField,
  UserState,
  Users,
} from '../../../../application/accounts/profile/ports.ts';
import type { Lists } from '../../../../application/kernel/listing.ts';
import type { Page, Window } from '../../../../application/kernel/page.ts';
import { type AccountStatus, User, type UserFacts } from '../../../../domain/accounts/user.ts';
import type { Version } from '../../../../domain/kernel/version.ts';
import { usersTable } from '../../tables/users-table.ts';
import { AnnouncingRows } from '../kernel/announcing-rows.ts';
import type { MemoryDatabase } from '../kernel/memory-database.ts';
import { MemoryLists } from '../kernel/memory-lists.ts';
import type { MemoryRows } from '../kernel/memory-rows.ts';
import { found } from '../resource/search.ts';

/** Reading a user here costs nothing, so that their standing need not be remembered apart. */
export class MemoryUsers implements Users, UserDirectory, AccountStatuses {
  readonly lists: Lists<UserFacts, UserSortField, UserFilter>;
  readonly #database: MemoryDatabase;
  readonly #rows: MemoryRows<UserFacts>;

  constructor(database: MemoryDatabase) {
    this.#database = database;
    this.#rows = new AnnouncingRows(database, usersTable);
    this.lists = new MemoryLists({
      matching: (filter) => this.#matching(filter),
      isOfWords: (field) => field === 'email',
    });
  }

  withId(id: string): Promise<User | undefined> {
    return this.#database.read(() => {
      const facts = this.#rows.get(id);
      return facts && User.restore(facts);
    });
  }

  findOrAdd(user: User): Promise<User> {
    return this.#database.write(() => {
      const holder = this.#rows.get(user.facts.id);
      if (holder === undefined) this.#rows.set(user.facts);
      return holder === undefined ? user : User.restore(holder);
    });
  }

  save({ facts }: User, seen: Version): Promise<boolean> {
    return this.#database.write(() => {
      if (this.#rows.get(facts.id)?.version !== seen) return false;
      this.#rows.set(facts);
      return true;
    });
  }

  withEmail(email: string): Promise<readonly User[]> {
    const key = email.trim().toLowerCase();
    return this.#database.read(() =>
      this.#rows
        .all()
        .filter((row) => row.deletedAt === null && row.email?.toLowerCase() === key)
        .map(User.restore),
    );
  }

  async page(filter: UserFilter, { limit, offset }: Window): Promise<Page<User>> {
    const found = [...(await this.#matching(filter))].sort(
      (one, other) => other.createdAt.localeCompare(one.createdAt) || other.id.localeCompare(one.id),
    );
    return { items: found.slice(offset, offset + limit).map(User.restore), total: found.length };
  }

  async counts(): Promise<Readonly<Record<UserState, number>>> {
    const ofState = async (state: UserState) => (await this.#matching({ state })).length;
    return { active: await ofState('active'), locked: await ofState('locked'), deleted: await ofState('deleted') };
  }

  #matching({ search, role, state }: UserFilter): Promise<readonly UserFacts[]> {
    return this.#database.read(() =>
      this.#rows
        .all()
        .filter((row) => role === undefined || row.role === role)
        .filter((row) => state === undefined || (row.deletedAt !== null) === (state === 'deleted'))
        .filter((row) => (state !== 'locked' && state !== 'active') || (row.lockedAt !== null) === (state === 'locked'))
        .filter(({ id, email, name }) => search === undefined || id === search || found(search, [email, name])),
    );
  }

  of(userId: string): Promise<AccountStatus | undefined> {
    return this.#database.read(() => this.#rows.get(userId));
  }

  forget(): void {}
}
