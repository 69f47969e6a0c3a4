import { sql } from 'kysely';
import type { RoomAsked, UploadMark, Uploads } from '../../../../application/files/ports.ts';
import type { Instant } from '../../../../domain/kernel/instant.ts';
import { type UploadRow, uploadsTable } from '../../tables/uploads-table.ts';
import type { Database } from '../database.ts';
import { Statement } from '../statement.ts';

/** Of one owner's uploads, one at a time asks how much room is left: so no two get the same. */
const lockOwner = new Statement((queries, given: UploadMark) =>
  queries.selectFrom('users').select('id').where('id', '=', given.ownerId).forNoKeyUpdate(),
);

const takenBeside = new Statement((queries, given: UploadMark) =>
  queries
    .selectNoFrom(({ selectFrom }) => [
      selectFrom('files')
        .where('owner_id', '=', given.ownerId)
        .select(sql<number>`coalesce(sum(size), 0)::bigint`.as('bytes'))
        .as('files'),
      selectFrom('uploads')
        .where('owner_id', '=', given.ownerId)
        .where('id', '!=', given.id)
        .select(sql<number>`coalesce(sum(reserved), 0)::bigint`.as('bytes'))
        .as('uploads'),
    ])
    .$castTo<{ readonly files: number; readonly uploads: number }>(),
);

const hold = new Statement((queries, given: UploadRow) =>
  queries
    .insertInto('uploads')
    .values(uploadsTable.toColumns(given))
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ reserved: given.reserved, moved_at: given.movedAt })),
);

export class MikroUploads implements Uploads {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  reserve(mark: UploadMark, { need, wish, quota }: RoomAsked, now: Instant): Promise<number | undefined> {
    return this.#database.transaction(async () => {
      await this.#database.run(lockOwner, mark);
      const { files, uploads } = await this.#database.one(takenBeside, mark);
      const left = quota - files - uploads;
      if (left < need) return undefined;
      const reserved = Math.min(wish, left);
      await this.#database.run(hold, { ...mark, reserved, movedAt: now });
      return reserved;
    });
  }

  async end(id: string): Promise<boolean> {
    const { numDeletedRows } = await this.#queries()
      .deleteFrom('uploads')
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    return numDeletedRows === 1n;
  }

  async giveUp(before: Instant): Promise<number> {
    const gone = await this.#queries().deleteFrom('uploads').where('moved_at', '<', before).executeTakeFirstOrThrow();
    return Number(gone.numDeletedRows);
  }

  async unknownOf(keys: readonly string[]): Promise<readonly string[]> {
    if (keys.length === 0) return [];
    const { rows } = await sql<{ readonly key: string }>`
      select key::text as key from unnest(${keys}::uuid[]) as key
      where not exists (select from files where id = key) and not exists (select from uploads where id = key)
    `.execute(this.#queries());
    return rows.map(({ key }) => key);
  }

  #queries() {
    return this.#database.kysely();
  }
}
