import type { DoneCommand, DoneCommands, ThingId } from '../../../../application/sync/ports.ts';
import type { Instant } from '../../../../domain/kernel/instant.ts';
import { doneCommandsTable } from '../../tables/done-commands-table.ts';
import type { Database } from '../database.ts';
import { lockKey, lockName } from '../idempotency/statements.ts';
import { Statement } from '../statement.ts';

interface Named {
  readonly ownerId: string;
  readonly since: Instant;
}

const findDone = new Statement((queries, given: Named & { readonly uuid: string }) =>
  queries
    .selectFrom('done_commands')
    .select(doneCommandsTable.all)
    .where('owner_id', '=', given.ownerId)
    .where('uuid', '=', given.uuid)
    .where('done_at', '>=', given.since),
);

const findNamed = new Statement((queries, given: Named & { readonly tempId: string }) =>
  queries
    .selectFrom('done_commands')
    .select('outcome')
    .where('owner_id', '=', given.ownerId)
    .where('temp_id', '=', given.tempId)
    .where('done_at', '>=', given.since),
);

export class MikroDoneCommands implements DoneCommands {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** A lock of the transaction, which a crash lets go. */
  async hold(ownerId: string, uuid: string): Promise<boolean> {
    return (await this.#database.one(lockKey, { name: `command ${lockName(ownerId, uuid)}` })).locked;
  }

  async find(ownerId: string, uuid: string, since: Instant): Promise<DoneCommand | undefined> {
    const [found] = (await this.#database.run(findDone, { ownerId, uuid, since })).rows;
    return found && doneCommandsTable.fromStored(found);
  }

  async idOf(ownerId: string, tempId: string, since: Instant): Promise<ThingId | undefined> {
    const [found] = (await this.#database.run(findNamed, { ownerId, tempId, since })).rows;
    return found && (JSON.parse(found.outcome) as DoneCommand['outcome']).id;
  }

  /** Where two take one name at once, the second waits for the first, and finds it taken. */
  async add(ownerId: string, done: DoneCommand, since: Instant): Promise<boolean> {
    const queries = this.#database.kysely();
    await queries
      .deleteFrom('done_commands')
      .where('owner_id', '=', ownerId)
      .where('done_at', '<', since)
      .where((row) => row.or([row('uuid', '=', done.uuid), row('temp_id', '=', done.tempId)]))
      .execute();
    const { numInsertedOrUpdatedRows = 0n } = await queries
      .insertInto('done_commands')
      .values(doneCommandsTable.toColumns({ ...done, ownerId }))
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirstOrThrow();
    return numInsertedOrUpdatedRows === 1n;
  }

  async forgetBefore(moment: Instant, limit: number): Promise<number> {
    const { numDeletedRows } = await this.#database
      .kysely()
      .deleteFrom('done_commands')
      .where(({ eb, refTuple, selectFrom }) =>
        eb(
          refTuple('owner_id', 'uuid'),
          'in',
          selectFrom('done_commands')
            .select(['owner_id', 'uuid'])
            .where('done_at', '<', moment)
            .orderBy('done_at')
            .limit(limit)
            .$asTuple('owner_id', 'uuid'),
        ),
      )
      .executeTakeFirstOrThrow();
    return Number(numDeletedRows);
  }
}
