import type { AccountStatuses } from '../../../../application/accounts/profile/ports.ts';
import type { AccountStatus } from '../../../../domain/accounts/user.ts';
import { Cache } from '../../changes/cache.ts';
import type { ChangeListener } from '../../changes/change-listener.ts';
import type { Database } from '../database.ts';
import { Statement } from '../statement.ts';

const statusOf = new Statement(
  (queries, given: { readonly id: string }) =>
    queries
      .selectFrom('users')
      .select(['id', 'issuer', 'email', 'email_as_of as emailAsOf', 'role'])
      .select(['locked_at as lockedAt', 'deleted_at as deletedAt'])
      .where('id', '=', given.id),
  'reserved',
);

export class MikroAccountStatuses implements AccountStatuses {
  readonly #database: Database;
  readonly #remembered: Cache<AccountStatus>;

  constructor(database: Database, changes: ChangeListener) {
    this.#database = database;
    this.#remembered = new Cache({ table: 'users', changes, read: (id) => this.#read(id) });
  }

  of(userId: string): AccountStatus | undefined | Promise<AccountStatus | undefined> {
    return this.#remembered.of(userId);
  }

  forget(userId: string): void {
    this.#remembered.forget(userId);
  }

  async #read(id: string): Promise<AccountStatus | undefined> {
    return (await this.#database.run(statusOf, { id })).rows[0];
  }
}
