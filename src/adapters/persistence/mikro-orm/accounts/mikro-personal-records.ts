import { type RawBuilder, sql } from 'kysely';
import type { PersonalBatch, PersonalRecords } from '../../../../application/accounts/profile/ports.ts';
import { collectExport } from '../../collect-export.ts';
import { digestOfAddress } from '../../digest-of-address.ts';
import { snakeCase } from '../../tables/definition/snake-case.ts';
import { type PersonalTable, personalTables } from '../../tables/personal-tables.ts';
import type { Database, Queries } from '../database.ts';
import { readSnapshot } from '../reading/read-snapshot.ts';

type Row = Readonly<Record<string, unknown>>;

export class MikroPersonalRecords implements PersonalRecords {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  recordsOf(userId: string): AsyncIterable<PersonalBatch> {
    return readSnapshot(this.#database.kyselyForExports(), async function* (snapshot) {
      for (const table of personalTables) {
        const { exported } = table.personal;
        if (exported === null) continue;
        const kind = { kind: exported.as, isAlone: exported.isAlone ?? false };
        yield { ...kind, rows: [] };
        const shown = table.fields.filter((field) => !exported.without.includes(field));
        const selected = sql.join(shown.map((field) => sql`${sql.ref(snakeCase(field))} as ${sql.ref(field)}`));
        const theirRows = sql<Row>`select ${selected} from ${sql.table(table.name)} where ${theirs(table, userId)}`;
        for await (const rows of snapshot.batches(theirRows))
          yield { ...kind, rows: rows.map((row) => presented(table, row)) };
      }
    });
  }

  exportOf(userId: string): Promise<Readonly<Record<string, unknown>>> {
    return collectExport(this.recordsOf(userId));
  }

  async eraseOf(userId: string): Promise<void> {
    const queries = this.#database.kysely();
    const credential = queries.selectFrom('passwords').select('email_key').where('user_id', '=', userId);
    const key = (await credential.executeTakeFirst())?.email_key;
    if (key !== undefined)
      await queries.deleteFrom('sign_in_guesses').where('address_digest', '=', digestOfAddress(key)).execute();
    for (const table of personalTables.toReversed()) await erase(queries, table, userId);
  }
}

async function erase(queries: Queries, { name, personal, ...rest }: PersonalTable, userId: string): Promise<void> {
  const table = sql.table(name);
  const theirRows = theirs({ name, personal, ...rest }, userId);
  if (personal.erased === 'remove') await sql`delete from ${table} where ${theirRows}`.execute(queries);
  else {
    const columns = personal.erased.map((field) => sql.ref(snakeCase(field)));
    const emptied = sql.join(columns.map((column) => sql`${column} = null`));
    const left = sql.join(
      columns.map((column) => sql`${column} is not null`),
      sql` or `,
    );
    await sql`update ${table} set ${emptied} where ${theirRows} and (${left})`.execute(queries);
  }
}

function theirs({ personal: { owners, partOf } }: PersonalTable, userId: string): RawBuilder<unknown> {
  const named = owners.map((field) => sql`${sql.ref(snakeCase(field))} = ${userId}`);
  if (partOf === undefined) return sql`(${sql.join(named, sql` or `)})`;
  const whole = sql`select id from ${sql.table(partOf.table)} where ${sql.ref(snakeCase(partOf.owner))} = ${userId}`;
  return sql`(${sql.join([...named, sql`${sql.ref(snakeCase(partOf.field))} in (${whole})`], sql` or `)})`;
}

const presented = ({ columns }: PersonalTable, row: Row): Row =>
  Object.fromEntries(
    Object.entries(row).map(([field, value]) => [
      field,
      columns[field]?.json && typeof value === 'string' ? JSON.parse(value) : value,
    ]),
  );
