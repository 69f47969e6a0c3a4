import type { Users } from '../../../../application/accounts/profile/ports.ts';
import type { User } from '../../../../domain/accounts/user.ts';
import type { Version } from '../../../../domain/kernel/version.ts';
import type { Database } from '../database.ts';
import { fromRecord, toRecord } from './user-mapper.ts';

export class MikroUsers implements Users {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async withId(id: string): Promise<User | undefined> {
    const row = await this.#database.kysely().selectFrom('users').selectAll().where('id', '=', id).executeTakeFirst();
    return row && fromRecord(row);
  }

  async findOrAdd(user: User): Promise<User> {
    for (;;) {
      const { numInsertedOrUpdatedRows } = await this.#database
        .kysely()
        .insertInto('users')
        .values(toRecord(user))
        .onConflict((conflict) => conflict.column('id').doNothing())
        .executeTakeFirstOrThrow();
      if (numInsertedOrUpdatedRows === 1n) return user;
      const holder = await this.withId(user.facts.id);
      if (holder !== undefined) return holder;
    }
  }

  async save(user: User, seen: Version): Promise<boolean> {
    const { id, issuer, created_at, ...changing } = toRecord(user);
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
