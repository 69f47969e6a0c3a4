import type pg from 'pg';
import { onConnection } from '../../adapters/persistence/mikro-orm/connection/server-probes.ts';
import { StartFailure } from '../config/start-failure.ts';

interface ServerFacts {
  /** As `server_version_num` has it: 140005 is 14.5. */
  readonly version: number;
  readonly encoding: string;
  readonly hasIcu: boolean;
  readonly isStandby: boolean;
  /** Null where the schema does not exist or may not be used. */
  readonly schema: string | null;
  readonly mayCreate: boolean;
  readonly isolation: string;
  readonly readOnly: boolean;
  readonly user: string;
}

const oldest = 140_000;

/** What the server is, seen through the connection that the product will use. */
export const serverFacts = (config: pg.ClientConfig): Promise<ServerFacts> =>
  onConnection(config, async (client) => {
    const { rows } = await client.query<ServerFacts>(`select
      current_setting('server_version_num')::int as version, current_setting('server_encoding') as encoding,
      exists (select from pg_collation where collname = 'und-x-icu') as "hasIcu",
      pg_is_in_recovery() as "isStandby", current_schema() as schema, current_user as user,
      coalesce(has_schema_privilege(current_schema(), 'create'), false) as "mayCreate",
      current_setting('default_transaction_isolation') as isolation,
      current_setting('default_transaction_read_only') = 'on' as "readOnly"`);
    if (rows[0] === undefined) throw new Error('the server tells nothing about itself');
    return rows[0];
  });

/** Throws `StartFailure` with one sentence where the product cannot work with the server. */
export function requireFit(facts: ServerFacts): void {
  const reason = unfitBecause(facts);
  if (reason !== undefined) throw new StartFailure(`The database of DATABASE_URL ${reason}`);
}

function unfitBecause(facts: ServerFacts): string | undefined {
  const { version, encoding, hasIcu, isStandby, schema, mayCreate, isolation, readOnly, user } = facts;
  if (version < oldest) return `is PostgreSQL ${Math.floor(version / 10_000)}; Mainstay needs 14 or newer.`;
  if (encoding !== 'UTF8')
    return `is encoded in ${encoding}; make one in UTF-8: create database … encoding 'UTF8' template template0.`;
  if (!hasIcu)
    return 'is of a PostgreSQL that was built without ICU, by which words are sorted and searched; use one with it.';
  if (isStandby) return 'takes no writes: it is a standby; name the primary, or all hosts, in DATABASE_URL.';
  if (schema === null) return `has no schema "public" that the role ${user} may use; create it, or grant its usage.`;
  if (!mayCreate) return `lets the role ${user} create nothing: grant create on schema ${schema} to "${user}".`;
  if (isolation !== 'read committed')
    return `begins transactions as "${isolation}", which cannot be set through its pooler: alter role "${user}" set default_transaction_isolation = 'read committed'.`;
  if (readOnly)
    return `takes no writes, which cannot be set through its pooler: alter role "${user}" set default_transaction_read_only = off.`;
  return undefined;
}
