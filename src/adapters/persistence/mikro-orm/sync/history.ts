import { type RawBuilder, sql } from 'kysely';
import pg from 'pg';
import type { Place } from '../../../../application/sync/ports.ts';
import type { Instant } from '../../../../domain/kernel/instant.ts';
import { resourceTables } from '../../tables/stamped-tables.ts';
import { tombstonesTable } from '../../tables/tombstones-table.ts';
import type { Database } from '../database.ts';

const insufficientPrivilege = '42501';
/** Any number that nothing else uses. */
const startLock = 5_417_220_918;

/** The row was written here, by the transaction that it names: one that came with a backup was not. */
const isOriginal = (row: string): RawBuilder<boolean> =>
  sql<boolean>`(${sql.ref(`${row}.transaction`)}::text::numeric % 4294967296)::text = ${sql.ref(`${row}.xmin`)}::text`;

/** The latest start of a process on this database that is known to the reader's snapshot. */
export const latestStart: RawBuilder<string | null> = sql<string | null>`(
  select s.id::text from database_starts as s where ${isOriginal('s')} order by s.transaction desc limit 1)`;

/**
 * Whether the place, given by the id of its start and its snapshot, can be one of this database's past. Of a copy that went its
 * own way since, either the start is unknown here, or another one came before the place, or the place is still to come.
 */
export const isOfThePast = ({ start, snapshot }: { readonly start: unknown; readonly snapshot: unknown }) =>
  sql<boolean>`(
    pg_snapshot_xmax(${snapshot}::pg_snapshot) <= pg_snapshot_xmax(pg_current_snapshot())
    and exists (
      select from database_starts as s
      where s.id = ${start}::uuid and ${isOriginal('s')} and not exists (
        select from database_starts as later
        where ${isOriginal('later')} and later.transaction > s.transaction
          and later.transaction < pg_snapshot_xmin(${snapshot}::pg_snapshot))))`;

/** Which database this is. A restored backup, a replica that took over and a copy are others. */
export class History {
  readonly #database: Database;
  #identity: Promise<string> | undefined;

  constructor(database: Database) {
    this.#database = database;
  }

  identity(): Promise<string> {
    this.#identity ??= this.#ask().catch((error: unknown) => {
      this.#identity = undefined;
      throw error;
    });
    return this.#identity;
  }

  /** It may have become another one. */
  askAgain(): void {
    this.#identity = undefined;
  }

  async isHere({ history }: Place): Promise<boolean> {
    return history === (await this.identity());
  }

  /** Notes that a process starts; the first one on a database that came from elsewhere gives its rows new stamps. */
  async begin(id: string, now: Instant): Promise<void> {
    const identity = await this.identity();
    const queries = () => this.#database.kysely();
    await this.#database.transaction(async () => {
      await sql`select pg_advisory_xact_lock(${startLock})`.execute(queries());
      const { rows } = await sql<{ identity: string }>`
        select s.identity from database_starts as s where ${isOriginal('s')} order by s.transaction desc limit 1`.execute(
        queries(),
      );
      if (rows[0]?.identity !== identity)
        for (const { name } of [...resourceTables, tombstonesTable])
          await sql`update ${sql.table(name)} set version = version where changed_in >= pg_current_xact_id()`.execute(
            queries(),
          );
      await sql`insert into database_starts (id, transaction, identity, started_at)
        values (${id}, pg_current_xact_id(), ${identity}, ${now})`.execute(queries());
    });
  }

  async #ask(): Promise<string> {
    const queries = this.#database.kysely();
    const database = await sql<{ oid: number }>`select oid from pg_database where datname = current_database()`.execute(
      queries,
    );
    const oid = String(database.rows[0]?.oid);
    try {
      const cluster = await sql<{ system: string; timeline: number }>`
        select s.system_identifier::text as system, c.timeline_id as timeline
        from pg_control_system() as s, pg_control_checkpoint() as c`.execute(queries);
      return [cluster.rows[0]?.system, cluster.rows[0]?.timeline, oid].join('.');
    } catch (error) {
      // Some hosts keep it to themselves: then a database is known by what is in it.
      if (error instanceof pg.DatabaseError && error.code === insufficientPrivilege) return oid;
      throw error;
    }
  }
}
