import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { PersonalRecords } from '../../../../application/accounts/profile/ports.ts';
import type { Database } from '../database.ts';
import { type PersonalTable, personalTables } from './personal-map.ts';

type Row = Readonly<Record<string, unknown>>;

export class MikroPersonalRecords implements PersonalRecords {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async exportOf(userId: string): Promise<Readonly<Record<string, unknown>>> {
    const parts: Record<string, unknown> = {};
    for (const each of personalTables) {
      if (each.exported === null) continue;
      const { as, without } = each.exported;
      const { rows } = await sql<Row>`select * from ${sql.table(each.table)} where ${theirs(each, userId)}`.execute(
        this.#database.kysely(),
      );
      parts[as] = rows.map((row) => presented(row, without));
    }
    const { user, ...others } = parts;
    return { user: (user as Row[])[0] ?? null, ...others };
  }

  async eraseOf(userId: string): Promise<void> {
    const queries = this.#database.kysely();
    const credential = queries.selectFrom('passwords').select('email_key').where('user_id', '=', userId);
    const key = (await credential.executeTakeFirst())?.email_key;
    if (key !== undefined) {
      const digest = createHash('sha256').update(key).digest('hex');
      await queries.deleteFrom('sign_in_guesses').where('address_digest', '=', digest).execute();
    }
    for (const each of personalTables) {
      const table = sql.table(each.table);
      if (each.erased === 'remove') await sql`delete from ${table} where ${theirs(each, userId)}`.execute(queries);
      else {
        const emptied = sql.join(each.erased.map((column) => sql`${sql.ref(column)} = null`));
        const left = sql.join(
          each.erased.map((column) => sql`${sql.ref(column)} is not null`),
          sql` or `,
        );
        await sql`update ${table} set ${emptied} where ${theirs(each, userId)} and (${left})`.execute(queries);
      }
    }
  }
}

function theirs({ owners, partOf }: PersonalTable, userId: string) {
  const named = owners.map((column) => sql`${sql.ref(column)} = ${userId}`);
  const parts =
    partOf === undefined
      ? []
      : [
          sql`${sql.ref(partOf.column)} in (
            select id from ${sql.table(partOf.table)} where ${sql.ref(partOf.owner)} = ${userId})`,
        ];
  return sql`(${sql.join([...named, ...parts], sql` or `)})`;
}

const presented = (row: Row, without: readonly string[]): Row =>
  Object.fromEntries(
    Object.entries(row)
      .filter(([column]) => !without.includes(column))
      .map(([column, value]) => [column.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase()), value]),
  );
