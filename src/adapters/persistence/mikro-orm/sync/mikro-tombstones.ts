import type { Purgeable } from '../../../../application/kernel/resource/purgeable.ts';
import type { Instant } from '../../../../domain/kernel/instant.ts';
import type { Database } from '../database.ts';

export class MikroTombstones implements Pick<Purgeable, 'purge'> {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async purge(moment: Instant, limit: number): Promise<number> {
    const { numDeletedRows } = await this.#database
      .kysely()
      .deleteFrom('tombstones')
      .where(({ eb, refTuple, selectFrom }) =>
        eb(
          refTuple('kind', 'id'),
          'in',
          selectFrom('tombstones')
            .select(['kind', 'id'])
            .where('deleted_at', '<', moment)
            .orderBy('deleted_at')
            .limit(limit)
            .$asTuple('kind', 'id'),
        ),
      )
      .executeTakeFirstOrThrow();
    return Number(numDeletedRows);
  }
}
