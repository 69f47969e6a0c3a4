import { sql } from 'kysely';
import type {
  UserDirectory,
  UserFilter,
  UserSortField,
  UserState,
} from '../../../../application/accounts/profile/ports.ts';
import type { Lists } from '../../../../application/kernel/listing.ts';
import type { Page, Window } from '../../../../application/kernel/page.ts';
import { User, type UserFacts } from '../../../../domain/accounts/user.ts';
import { usersTable } from '../../tables/users-table.ts';
import type { Database, Queries } from '../database.ts';
import { MikroLists } from '../reading/mikro-lists.ts';
import { pageOf } from '../reading/page-of.ts';
import { rowFromJson } from '../reading/row-from-json.ts';
import { containing, found, hasTrigrams } from '../resource/search.ts';

export class MikroUserDirectory implements UserDirectory {
  readonly lists: Lists<UserFacts, UserSortField, UserFilter>;
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
    this.lists = new MikroLists(database, {
      column: (field) => ({ ...usersTable.column(field), words: field === 'email' }),
      matching,
      selected: (_, rows) => rows.select(usersTable.all),
      restore: (row) => rowFromJson(usersTable, row),
    });
  }

  async withEmail(email: string): Promise<readonly User[]> {
    const rows = await this.#database
      .kysely()
      .selectFrom('users')
      .select(usersTable.all)
      .where(({ eb, fn, val }) => eb(fn('lower', ['email']), '=', fn('lower', [val(email.trim())])))
      .where('deleted_at', 'is', null)
      .orderBy('created_at')
      .execute();
    return rows.map(User.restore);
  }

  async page(filter: UserFilter, window: Window): Promise<Page<User>> {
    const queries = this.#database.kysely();
    const all = matching(queries, filter);
    const rows = all.select(usersTable.all).orderBy('created_at', 'desc').orderBy('id', 'desc');
    const { items, total } = await pageOf(queries, { matching: all, rows, window });
    return { items: items.map((row) => User.restore(rowFromJson(usersTable, row))), total };
  }

  async counts(): Promise<Readonly<Record<UserState, number>>> {
    const counted = (condition: string) => sql<number>`count(*) filter (where ${sql.raw(condition)})`;
    return await this.#database
      .kyselyForReads()
      .selectFrom('users')
      .select([
        counted('deleted_at is null and locked_at is null').as('active'),
        counted('deleted_at is null and locked_at is not null').as('locked'),
        counted('deleted_at is not null').as('deleted'),
      ])
      .executeTakeFirstOrThrow();
  }
}

function matching(queries: Queries, { search, role, state }: UserFilter) {
  let users = queries.selectFrom('users');
  if (role !== undefined) users = users.where('role', '=', role);
  if (state !== undefined) users = users.where('deleted_at', state === 'deleted' ? 'is not' : 'is', null);
  if (state === 'active' || state === 'locked')
    users = users.where('locked_at', state === 'locked' ? 'is not' : 'is', null);
  if (search === undefined) return users;
  return users.where(({ eb, or }) => or([found(containing(search), hasTrigrams(search)), eb('id', '=', search)]));
}
