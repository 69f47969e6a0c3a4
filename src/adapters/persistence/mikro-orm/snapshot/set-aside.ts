import type pg from 'pg';
import type { TableShape } from '../../../../application/backup/manifest.ts';
import { qualified } from './copy.ts';

/** What makes a table again as it was. */
type Remake = () => Promise<void>;

/**
 * Takes away what costs most, or stands in the way, while rows come in whatever order: indexes, references, and triggers, which
 * would see writes where nobody wrote. Each index is built once from all rows, each reference is checked for all at once.
 */
export async function setAside(client: pg.Client, tables: readonly TableShape[]): Promise<Remake> {
  const names = tables.map(qualified);
  const references = await statements(
    client,
    `select format('alter table %s drop constraint %I', k.conrelid::regclass, k.conname) as away,
       format('alter table %s add constraint %I %s', k.conrelid::regclass, k.conname, pg_get_constraintdef(k.oid)) as again
     from pg_constraint as k
     where k.contype = 'f' and k.conparentid = 0
       and (k.conrelid = any($1::regclass[]) or k.confrelid = any($1::regclass[])
            or k.conrelid in (select inhparent from pg_inherits where inhrelid = any($1::regclass[])))
     order by k.oid`,
    names,
  );
  const indexes = await statements(
    client,
    `select format('drop index %s', i.indexrelid::regclass) as away, pg_get_indexdef(i.indexrelid) as again
     from pg_index as i
     where i.indrelid = any($1::regclass[]) and not i.indisprimary
       and not exists (select from pg_constraint as k where k.conindid = i.indexrelid)
       and not exists (select from pg_inherits as h where h.inhrelid = i.indexrelid)
     order by i.indexrelid`,
    names,
  );
  for (const { away } of [...references, ...indexes]) await client.query(away);
  for (const name of names) await client.query(`alter table ${name} disable trigger user`);
  return async () => {
    for (const { again } of [...indexes, ...references]) await client.query(again);
    for (const name of names) await client.query(`alter table ${name} enable trigger user`);
  };
}

interface Statements {
  readonly away: string;
  readonly again: string;
}

const statements = async (client: pg.Client, query: string, names: readonly string[]): Promise<readonly Statements[]> =>
  (await client.query<Statements>(query, [names])).rows;
