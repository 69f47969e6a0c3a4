import type { UserDirectory, UserFilter } from '../../../../application/accounts/profile/ports.ts';
import type { Page, Window } from '../../../../application/kernel/page.ts';
import { User } from '../../../../domain/accounts/user.ts';
import { usersTable } from '../../tables/users-table.ts';
import type { Database } from '../database.ts';
import { pageOf } from '../reading/page-of.ts';
import { rowFromJson } from '../reading/row-from-json.ts';

export class MikroUserDirectory implements UserDirectory {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
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
    const matching = this.#matching(filter);
    const rows = matching.select(usersTable.all).orderBy('created_at', 'desc').orderBy('id', 'desc');
    const { items, total } = await pageOf(this.#database.kysely(), { matching, rows, window });
    return { items: items.map((row) => User.restore(rowFromJson(usersTable, row))), total };
  }

  #matching({ search, role, state }: UserFilter) {
    let users = this.#database.kysely().selectFrom('users');
    if (role !== undefined) users = users.where('role', '=', role);
    if (state !== undefined) users = users.where('deleted_at', state === 'deleted' ? 'is not' : 'is', null);
    if (state === 'locked') users = users.where('locked_at', 'is not', null);
    if (search === undefined) return users;
    const part = `%${search.replace(/[\\%_]/g, '\\$&')}%`;
    return users.where(({ eb, or }) =>
      or([eb('email', 'ilike', part), eb('name', 'ilike', part), eb('id', '=', search)]),
    );
  }
}
