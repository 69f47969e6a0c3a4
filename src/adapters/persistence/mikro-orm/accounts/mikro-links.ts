import type { Links } from '../../../../application/accounts/links/ports.ts';
import type { Link, LinkPurpose } from '../../../../domain/accounts/link.ts';
import type { Instant } from '../../../../domain/kernel/instant.ts';
import { mailedLinksTable } from '../../tables/mailed-links-table.ts';
import type { Database } from '../database.ts';

/** A row is a link that was neither used nor cancelled; of each purpose a user has one at most. */
export class MikroLinks implements Links {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async replace(link: Link, tokenHash: string): Promise<void> {
    const row = mailedLinksTable.toColumns({ ...link, tokenHash });
    await this.#database
      .kysely()
      .insertInto('mailed_links')
      .values(row)
      .onConflict((conflict) => conflict.columns(['user_id', 'purpose']).doUpdateSet(row))
      .execute();
  }

  async withToken(purpose: LinkPurpose, tokenHash: string, now: Instant): Promise<Link | undefined> {
    const row = await this.#database
      .kysely()
      .selectFrom('mailed_links')
      .select(mailedLinksTable.all)
      .where('token_hash', '=', tokenHash)
      .where('purpose', '=', purpose)
      .where('expires_at', '>', now)
      .executeTakeFirst();
    if (row === undefined) return undefined;
    const { tokenHash: _, ...link } = row;
    return link;
  }

  async isUsable(id: string, tokenHash: string, now: Instant): Promise<boolean> {
    const row = await this.#database
      .kysely()
      .selectFrom('mailed_links')
      .select('id')
      .where('id', '=', id)
      .where('token_hash', '=', tokenHash)
      .where('expires_at', '>', now)
      .executeTakeFirst();
    return row !== undefined;
  }

  async use(id: string): Promise<boolean> {
    const used = await this.#links().where('id', '=', id).executeTakeFirst();
    return used.numDeletedRows === 1n;
  }

  async cancelOfUser(userId: string): Promise<void> {
    await this.#links().where('user_id', '=', userId).execute();
  }

  async forgetExpired(now: Instant, limit: number): Promise<number> {
    const over = this.#database
      .kysely()
      .selectFrom('mailed_links')
      .select('id')
      .where('expires_at', '<=', now)
      .limit(limit)
      .forUpdate()
      .skipLocked();
    return Number((await this.#links().where('id', 'in', over).executeTakeFirst()).numDeletedRows);
  }

  #links() {
    return this.#database.kysely().deleteFrom('mailed_links');
  }
}
