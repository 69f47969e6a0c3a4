import type { Users } from '../../../../application/accounts/profile/ports.ts';
import { User, type UserFacts } from '../../../../domain/accounts/user.ts';
import type { Version } from '../../../../domain/kernel/version.ts';
import { usersTable } from '../../tables/users-table.ts';
import type { Database } from '../database.ts';
import { Statement } from '../statement.ts';

const addWhereUnknown = new Statement((queries, given: UserFacts) =>
  queries
    .insertInto('users')
    .values(usersTable.toColumns(given))
    .onConflict((conflict) => conflict.column('id').doNothing()),
);

export class MikroUsers implements Users {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async withId(id: string): Promise<User | undefined> {
    const users = this.#database.kysely().selectFrom('users').select(usersTable.all);
    const row = await users.where('id', '=', id).executeTakeFirst();
    return row && User.restore(row);
  }

  async findOrAdd(user: User): Promise<User> {
    for (;;) {
      const { numAffectedRows } = await this.#database.run(addWhereUnknown, user.facts);
      if (numAffectedRows === 1n) return user;
      const holder = await this.withId(user.facts.id);
      if (holder !== undefined) return holder;
    }
  }

  async save({ facts }: User, seen: Version): Promise<boolean> {
    const { id, issuer, created_at, ...changing } = usersTable.toColumns(facts);
    const { numUpdatedRows } = await this.#database
      .kysely()
      .updateTable('users')
      .set(changing)
      .where('id', '=', id)
      .where('version', '=', seen)
      .executeTakeFirstOrThrow();
    return numUpdatedRows === 1n;
  }
}
