import type { SessionStanding, SessionStandings } from '../../../../application/accounts/admit-session.ts';
import type { News } from '../../changes/news.ts';
import { Remembered } from '../../changes/remembered.ts';
import type { Database } from '../database.ts';

export class MikroSessionStandings implements SessionStandings {
  readonly #database: Database;
  readonly #remembered: Remembered<SessionStanding>;

  constructor(database: Database, news: News) {
    this.#database = database;
    this.#remembered = new Remembered({ table: 'sessions', news, read: (id) => this.#read(id) });
  }

  of(id: string): SessionStanding | undefined | Promise<SessionStanding | undefined> {
    return this.#remembered.of(id);
  }

  forget(id: string): void {
    this.#remembered.forget(id);
  }

  #read(id: string): Promise<SessionStanding | undefined> {
    return this.#database
      .kysely()
      .selectFrom('sessions')
      .select(['user_id as userId', 'expires_at as expiresAt', 'ended_at as endedAt'])
      .where('id', '=', id)
      .executeTakeFirst();
  }
}
