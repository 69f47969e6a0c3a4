import { type RawBuilder, sql } from 'kysely';
import type { ChangesAsked, OwnerChange, Place, ThingId, WalkPosition } from '../../../../application/sync/ports.ts';
import { snakeCase } from '../../tables/definition/snake-case.ts';
import { resourceTables } from '../../tables/stamped-tables.ts';
import { tombstonesTable } from '../../tables/tombstones-table.ts';
import type { Queries } from '../database.ts';
import { Statement } from '../statement.ts';
import { isOfThePast, latestStart } from './history.ts';

/** One thing, as it is sent: what lists show, and what a walk needs to go on from it. */
export interface SentThing {
  readonly changedIn: string;
  readonly isDeleted: boolean;
  /** Of what is gone for good: where it was. */
  readonly kind?: string;
  readonly id: ThingId;
}

/** What is walked, in this order: each resource, and what is left of things that are gone. */
interface Source {
  readonly name: string;
  /** Before every id that there is. */
  readonly beforeAll: string;
  readonly idType: 'uuid' | 'bigint' | 'varchar';
  readonly shown: RawBuilder<unknown>;
}

const nil = '00000000-0000-0000-0000-000000000000';

export const sources: readonly Source[] = [
  ...resourceTables.map((table): Source => {
    const idType = table.column('id').type === 'bigint' ? 'bigint' : 'uuid';
    const columns = table.viewed.map((field) => sql`t.${sql.ref(snakeCase(field))} as ${sql.ref(field)}`);
    return {
      name: table.name,
      ...(idType === 'bigint' ? { idType, beforeAll: '0' } : { idType, beforeAll: nil }),
      shown: sql`${sql.join(columns)}, t.deleted_at is not null as "isDeleted"`,
    };
  }),
  {
    name: tombstonesTable.name,
    idType: 'varchar',
    beforeAll: '',
    shown: sql`t.kind, t.id, t.version, true as "isDeleted"`,
  },
];

/** What was written by this transaction or later: beyond every one that there can be, nothing. */
const fromStart = '0';
const fromNowhere = '9223372036854775807';

type Given = Readonly<Record<string, unknown>> & { readonly ownerId: string; readonly limit: number };

export interface Read {
  readonly snapshot: string;
  readonly start: string | null;
  readonly continues: boolean;
  readonly [source: string]: unknown;
}

/** Not every position that a client sends is one: then the walk begins anew, and nothing is missed. */
function isPosition({ kind, id }: WalkPosition): boolean {
  const source = sources.find(({ name }) => name === kind);
  return source !== undefined && (source.idType === 'bigint') === (typeof id === 'number');
}

/** For each source, where its walk begins; those that are walked through are left out. */
export function valuesOf({ ownerId, since, latest, after: given, limit }: ChangesAsked): Given {
  const after = given !== undefined && isPosition(given) ? given : undefined;
  const reached = after === undefined ? 0 : sources.findIndex(({ name }) => name === after.kind);
  const first = since === undefined ? fromStart : (since.snapshot.split(':', 1)[0] ?? fromStart);
  const places = sources.flatMap(({ name, beforeAll }, at) => {
    const from = at < reached ? fromNowhere : at === reached && after !== undefined ? after.changedIn : first;
    const id = at === reached && after !== undefined ? String(after.id) : beforeAll;
    return [
      [`${name} from`, from],
      [`${name} after`, id],
    ] as const;
  });
  return {
    ...Object.fromEntries(places),
    ownerId,
    limit: limit + 1,
    since: since?.snapshot ?? null,
    start: latest?.start ?? null,
    latest: latest?.snapshot ?? null,
  };
}

function reading(queries: Queries, given: Given, fromTheStart: boolean) {
  const found = sources.map(({ name, idType, shown }, at) => {
    const earlier = sources
      .slice(0, at)
      .map((source) => sql`(select count(*) from ${sql.ref(`found_${source.name}`)})`);
    const room = sql`greatest(0, ${given.limit}::bigint - (${sql.join([sql`0`, ...earlier], sql` + `)}))`;
    const wanted = fromTheStart
      ? name === tombstonesTable.name
        ? sql`false`
        : sql`t.deleted_at is null`
      : sql`not pg_visible_in_snapshot(t.changed_in, ${given['since']}::pg_snapshot)`;
    return sql`${sql.ref(`found_${name}`)} as materialized (
      select ${shown}, t.changed_in::text as "changedIn"
      from ${sql.table(name)} as t
      where t.owner_id = ${given.ownerId}
        and (t.changed_in, t.id) > (${given[`${name} from`]}::xid8, ${given[`${name} after`]}::${sql.raw(idType)})
        and ${wanted}
      order by t.changed_in, t.id
      limit ${room})`;
  });
  const lists = sources.map(
    ({ name }) => sql`(select coalesce(json_agg(f), '[]') from ${sql.ref(`found_${name}`)} as f) as ${sql.ref(name)}`,
  );
  const place = { start: given['start'], snapshot: given['latest'] };
  const all = sql<Read>`(with ${sql.join(found)} select
    pg_current_snapshot()::text as snapshot, ${latestStart} as start,
    (${given['start']}::uuid is null or ${isOfThePast(place)}) as continues, ${sql.join(lists)})`;
  return queries.selectFrom(all.as('answer')).selectAll();
}

/** The changes of one owner, some at a time, with the moment of their reading. */
export const readFromStart = new Statement<Given, Read>((queries, given) => reading(queries, given, true), 'long');
export const readSince = new Statement<Given, Read>((queries, given) => reading(queries, given, false), 'long');

interface Here {
  readonly snapshot: string;
  readonly start: string | null;
}

export const readPlace = new Statement<object, Here>((queries) =>
  queries.selectNoFrom([sql<string>`pg_current_snapshot()::text`.as('snapshot'), latestStart.as('start')]),
);

type At = Omit<Place, 'history'>;

const newer = (name: string, { snapshot }: At, condition: RawBuilder<unknown>) => sql`
  select ${name === tombstonesTable.name ? sql`t.kind` : sql`${sql.lit(name)}`} as kind, t.owner_id as "ownerId"
  from ${sql.table(name)} as t
  where ${condition} and t.changed_in >= pg_snapshot_xmin(${snapshot}::pg_snapshot)
    and not pg_visible_in_snapshot(t.changed_in, ${snapshot}::pg_snapshot)`;

/** Each kind of the owner's of which something has changed; one look into the index of each. */
export const readKindsSince = new Statement<At & { readonly ownerId: string }, { kinds: string[]; continues: boolean }>(
  (queries, given) => {
    const looks = sources.map(
      ({ name }) =>
        sql`(${newer(name, given, sql`t.owner_id = ${given.ownerId}`)} ${name === tombstonesTable.name ? sql`` : sql`limit 1`})`,
    );
    const kinds = sql<
      string[]
    >`(select coalesce(json_agg(distinct kind), '[]') from (${sql.join(looks, sql` union all `)}) as l)`;
    return queries.selectNoFrom([kinds.as('kinds'), isOfThePast(given).as('continues')]);
  },
);

/** Whose things of which kinds have changed; it looks at what is new, however much there is. */
export const readAllSince = new Statement<At, Here & { changes: OwnerChange[]; continues: boolean }>(
  (queries, given) => {
    const looks = sources.map(({ name }) => sql`(${newer(name, given, sql`true`)})`);
    const changes = sql<
      OwnerChange[]
    >`(select coalesce(json_agg(distinct jsonb_build_object('kind', l.kind, 'ownerId', l."ownerId")), '[]')
    from (${sql.join(looks, sql` union all `)}) as l)`;
    return queries.selectNoFrom([
      sql<string>`pg_current_snapshot()::text`.as('snapshot'),
      latestStart.as('start'),
      changes.as('changes'),
      isOfThePast(given).as('continues'),
    ]);
  },
);
