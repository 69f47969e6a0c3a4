import type { SessionStatus, SessionStatuses } from '../../../../application/accounts/sessions/ports.ts';
import { Cache } from '../../changes/cache.ts';
import type { ChangeListener } from '../../changes/change-listener.ts';
import type { Database } from '../database.ts';
import { Statement } from '../statement.ts';

const statusOf = new Statement(
  (queries, given: { readonly id: string }) =>
    queries
      .selectFrom('sessions')
      .select(['user_id as userId', 'expires_at as expiresAt', 'ended_at as endedAt'])
      .where('id', '=', given.id),
  'reserved',
);

export class MikroSessionStatuses implements SessionStatuses {
  readonly #database: Database;
  readonly #remembered: Cache<SessionStatus>;

  constructor(database: Database, changes: ChangeListener) {
    this.#database = database;
    this.#remembered = new Cache({ table: 'sessions', changes, read: (id) => this.#read(id) });
  }

  of(id: string): SessionStatus | undefined | Promise<SessionStatus | undefined> {
    return this.#remembered.of(id);
  }

  forget(id: string): void {
    this.#remembered.forget(id);
  }

  async #read(id: string): Promise<SessionStatus | undefined> {
    return (await this.#database.run(statusOf, { id })).rows[0];
  }
}
