import type { UserDirectory, UserFilter } from '../../../../application/accounts/profile/ports.ts';
import type { Page, Window } from '../../../../application/kernel/page.ts';
import type { User } from '../../../../domain/accounts/user.ts';
import type { Database } from '../database.ts';
import { fromRecord } from './user-mapper.ts';

export class MikroUserDirectory implements UserDirectory {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async withEmail(email: string): Promise<readonly User[]> {
    const rows = await this.#database
      .kysely()
      .selectFrom('users')
      .selectAll()
      .where(({ eb, fn, val }) => eb(fn('lower', ['email']), '=', fn('lower', [val(email.trim())])))
      .where('deleted_at', 'is', null)
      .orderBy('created_at')
      .execute();
    return rows.map(fromRecord);
  }

  async page(filter: UserFilter, { limit, offset }: Window): Promise<Page<User>> {
    const matching = this.#matching(filter);
    const rows = await matching
      .selectAll()
      .orderBy('created_at', 'desc')
      .orderBy('id', 'desc')
      .limit(limit)
      .offset(offset)
      .execute();
    const { total } = await matching.select(({ fn }) => fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
    return { items: rows.map(fromRecord), total };
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
