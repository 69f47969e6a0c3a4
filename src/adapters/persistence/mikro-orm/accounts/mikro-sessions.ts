import type { Sessions, StoredSession } from '../../../../application/accounts/sessions/ports.ts';
import type { Session, SessionEnd } from '../../../../domain/accounts/session.ts';
import type { Instant } from '../../../../domain/kernel/instant.ts';
import { sessionRowOf, sessionsTable, storedSessionOf } from '../../tables/sessions-table.ts';
import type { Database } from '../database.ts';

export class MikroSessions implements Sessions {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async add(stored: StoredSession): Promise<void> {
    const row = sessionsTable.toColumns(sessionRowOf(stored));
    await this.#database.kysely().insertInto('sessions').values(row).execute();
  }

  async withId(id: string): Promise<Session | undefined> {
    const row = await this.#rows().where('id', '=', id).executeTakeFirst();
    return row && storedSessionOf(sessionsTable.fromStored(row)).session;
  }

  async lock(id: string): Promise<StoredSession | undefined> {
    const row = await this.#rows().where('id', '=', id).forUpdate().executeTakeFirst();
    return row && storedSessionOf(sessionsTable.fromStored(row));
  }

  async save(stored: StoredSession): Promise<void> {
    const { id, ...row } = sessionsTable.toColumns(sessionRowOf(stored));
    await this.#database.kysely().updateTable('sessions').set(row).where('id', '=', id).execute();
  }

  async acknowledge(id: string, generation: number): Promise<void> {
    await this.#database
      .kysely()
      .updateTable('sessions')
      .set({ acknowledged: true })
      .where('id', '=', id)
      .where('generation', '=', generation)
      .where('acknowledged', '=', false)
      .execute();
  }

  async ofUser(userId: string, now: Instant): Promise<readonly Session[]> {
    const rows = await this.#rows()
      .where('user_id', '=', userId)
      .where('ended_at', 'is', null)
      .where('expires_at', '>', now)
      .orderBy('last_used_at', 'desc')
      .orderBy('id', 'desc')
      .execute();
    return rows.map((row) => storedSessionOf(sessionsTable.fromStored(row)).session);
  }

  async endOfUser(userId: string, keep: string | null, by: SessionEnd, now: Instant): Promise<readonly string[]> {
    let ending = this.#database
      .kysely()
      .updateTable('sessions')
      .set({ ended_at: now, ended_by: by })
      .where('user_id', '=', userId)
      .where('ended_at', 'is', null)
      .where('expires_at', '>', now)
      .returning('id');
    if (keep !== null) ending = ending.where('id', '!=', keep);
    return (await ending.execute()).map(({ id }) => id);
  }

  async countLive(now: Instant): Promise<number> {
    const { total } = await this.#database
      .kysely()
      .selectFrom('sessions')
      .select(({ fn }) => fn.countAll<number>().as('total'))
      .where('ended_at', 'is', null)
      .where('expires_at', '>', now)
      .executeTakeFirstOrThrow();
    return total;
  }

  async forgetBefore(moment: Instant, limit: number): Promise<number> {
    const over = this.#database
      .kysely()
      .selectFrom('sessions')
      .select('id')
      .where(({ eb, or }) => or([eb('ended_at', '<', moment), eb('expires_at', '<', moment)]))
      .limit(limit)
      .forUpdate()
      .skipLocked();
    const removed = await this.#database.kysely().deleteFrom('sessions').where('id', 'in', over).executeTakeFirst();
    return Number(removed.numDeletedRows);
  }

  #rows() {
    return this.#database.kysely().selectFrom('sessions').select(sessionsTable.all);
  }
}
