import { sql } from 'kysely';
import type { Instant } from '../../../../domain/kernel/instant.ts';
import type { Version } from '../../../../domain/kernel/version.ts';
import type { AnyColumn } from '../../tables/definition/column.ts';
import type { AnyResourceTable, ResourceRow } from '../../tables/definition/resource-table.ts';
import { snakeCase } from '../../tables/definition/snake-case.ts';
import { tables } from '../../tables/tables.ts';
import type { Queries } from '../database.ts';
import { Statement } from '../statement.ts';
import { onAnyTable } from './on-any-table.ts';

interface Own<Row extends ResourceRow> {
  readonly ownerId: string;
  readonly id: Row['id'];
}
interface Purge {
  readonly moment: Instant;
  readonly limit: number;
}
export type Draft<Row extends ResourceRow> = Omit<Row, 'id'> & Partial<Pick<Row, 'id'>>;
/** What is beside a row's own fields has a name that no field can have. */
type Changed<Row extends ResourceRow> = Row & { readonly $seen: Version };
type Revised<Row extends ResourceRow> = Partial<Row> & {
  readonly $ownerId: string;
  readonly $id: Row['id'];
  readonly $expected: readonly Version[] | null;
  readonly $now: Instant;
};

/** Once written, these stay. */
const fixed: ReadonlySet<string> = new Set<keyof ResourceRow>(['id', 'createdAt']);

/** What is asked of single things of a kind, each in one short statement. */
export class ResourceStatements<Row extends ResourceRow> {
  readonly ofOwner: Statement<Own<Row>, Row>;
  readonly withDeleted: Statement<Own<Row>, Row>;
  readonly holdLive: Statement<Own<Row>, Pick<Row, 'id'>>;
  readonly insert: Statement<Draft<Row>, Pick<Row, 'id'>>;
  readonly update: Statement<Changed<Row>, unknown>;
  readonly purge: Statement<Purge, unknown>;
  readonly forget: Statement<Own<Row> & { readonly now: Instant }, unknown>;
  readonly #table: AnyResourceTable<Row>;
  readonly #revisions = new Map<string, Statement<Revised<Row>, Row>>();

  constructor(table: AnyResourceTable<Row>) {
    const { name } = table;
    this.#table = table;
    const written = table.fields.filter((field) => !table.column(field).numbered);
    const changing = table.fields.filter((field) => !fixed.has(field));
    const own = (queries: Queries, given: Own<Row>) =>
      onAnyTable(queries)
        .selectFrom(name)
        .select(table.all)
        .where('id', '=', given.id)
        .where('owner_id', '=', given.ownerId)
        .$castTo<Row>();
    this.withDeleted = new Statement(own);
    this.ofOwner = new Statement((queries, given: Own<Row>) => own(queries, given).where('deleted_at', 'is', null));
    // Whoever would delete it waits until the transaction ends.
    this.holdLive = new Statement((queries, given: Own<Row>) =>
      onAnyTable(queries)
        .selectFrom(name)
        .select('id')
        .where('id', '=', given.id)
        .where('owner_id', '=', given.ownerId)
        .where('deleted_at', 'is', null)
        .forShare()
        .$castTo<Pick<Row, 'id'>>(),
    );
    this.insert = new Statement((queries, given: Draft<Row>) =>
      onAnyTable(queries).insertInto(name).values(valuesOf(written, given)).returning('id').$castTo<Pick<Row, 'id'>>(),
    );
    this.update = new Statement((queries, given: Changed<Row>) =>
      onAnyTable(queries)
        .updateTable(name)
        .set(valuesOf(changing, given))
        .where('id', '=', given.id)
        .where('version', '=', given.$seen),
    );
    this.forget = new Statement((queries, given: Own<Row> & { readonly now: Instant }) =>
      onAnyTable(queries)
        .with('gone', (gone) =>
          gone
            .deleteFrom(name)
            .where('id', '=', given.id)
            .where('owner_id', '=', given.ownerId)
            .returning(['id', 'owner_id', 'version']),
        )
        .insertInto('tombstones')
        .columns(['kind', 'id', 'owner_id', 'version', 'deleted_at'])
        .expression((from) =>
          from
            .selectFrom('gone')
            .select([
              sql<string>`${sql.lit(name)}`.as('kind'),
              sql<string>`gone.id::text`.as('id'),
              'gone.owner_id',
              sql<number>`gone.version + 1`.as('version'),
              sql<Instant>`${given.now}::timestamptz`.as('deleted_at'),
            ]),
        ),
    );
    this.purge = new Statement((queries, given: Purge) => {
      const old = onAnyTable(queries)
        .selectFrom(name)
        .select('id')
        .where('deleted_at', '<', given.moment)
        .where(isFree(name))
        .orderBy('deleted_at')
        .limit(given.limit)
        .forUpdate()
        .skipLocked();
      return onAnyTable(queries).deleteFrom(name).where('id', 'in', old);
    });
  }

  /** Of these fields of a content; the domain's `revised` in one statement. */
  revision(fields: readonly string[]): Statement<Revised<Row>, Row> {
    const name = fields.join(' ');
    const statement = this.#revisions.get(name) ?? revisionOf(this.#table, fields);
    this.#revisions.set(name, statement);
    return statement;
  }
}

const revisionOf = <Row extends ResourceRow>(table: AnyResourceTable<Row>, fields: readonly string[]) =>
  new Statement((queries, given: Revised<Row>) => {
    const differing = fields.map(
      (field) => sql`${sql.ref(snakeCase(field))} is distinct from ${given[field as keyof Row]}`,
    );
    return onAnyTable(queries)
      .updateTable(table.name)
      .set({ ...valuesOf(fields, given), version: sql`version + 1`, updated_at: given.$now })
      .where('id', '=', given.$id)
      .where('owner_id', '=', given.$ownerId)
      .where('deleted_at', 'is', null)
      .where(sql<boolean>`coalesce(version = any(${given.$expected}::bigint[]), true)`)
      .where(sql<boolean>`(${sql.join(differing, sql` or `)})`)
      .returning(table.all)
      .$castTo<Row>();
  });

/** Each column with what was given for its field. */
const valuesOf = <Given extends object>(fields: readonly string[], given: Given) =>
  Object.fromEntries(fields.map((field) => [snakeCase(field), given[field as keyof Given]]));

/** What others refer to stays until they are purged. */
function isFree(name: string) {
  const referring = tables.flatMap(({ name: table, columns }) =>
    Object.entries<AnyColumn>(columns)
      .filter(([, { references }]) => references === name)
      .map(
        ([field]) =>
          sql`exists (select from ${sql.table(table)} as r where r.${sql.ref(snakeCase(field))} = ${sql.table(name)}.id)`,
      ),
  );
  return sql<boolean>`not (${sql.join([sql`false`, ...referring], sql` or `)})`;
}
