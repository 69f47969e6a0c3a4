import type { Standings } from '../../../../application/accounts/ports.ts';
import type { Standing } from '../../../../domain/accounts/user.ts';
import type { News } from '../../changes/news.ts';
import { Remembered } from '../../changes/remembered.ts';
import type { Database } from '../database.ts';

export class MikroStandings implements Standings {
  readonly #database: Database;
  readonly #remembered: Remembered<Standing>;

  constructor(database: Database, news: News) {
    this.#database = database;
    this.#remembered = new Remembered({ table: 'users', news, read: (id) => this.#read(id) });
  }

  of(userId: string): Standing | undefined | Promise<Standing | undefined> {
    return this.#remembered.of(userId);
  }

  forget(userId: string): void {
    this.#remembered.forget(userId);
  }

  #read(id: string): Promise<Standing | undefined> {
    return this.#database
      .kysely()
      .selectFrom('users')
      .select(['id', 'issuer', 'email', 'email_as_of as emailAsOf', 'role'])
      .select(['locked_at as lockedAt', 'deleted_at as deletedAt'])
      .where('id', '=', id)
      .executeTakeFirst();
  }
}
