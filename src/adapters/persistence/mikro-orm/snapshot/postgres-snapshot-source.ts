import type { Result } from 'neverthrow';
import pg from 'pg';
import type { TableShape } from '../../../../application/backup/manifest.ts';
import type { KnownFile, Snapshot, SnapshotSource } from '../../../../application/backup/ports.ts';
import { type Address, clientConfig, parsedAddress } from '../connection/client-config.ts';
import { type FoundTable, schemaVersionOf, sequencesIn, tablesIn } from './catalogue.ts';
import { qualified, rowsOf, settle } from './copy.ts';

const filesAtOnce = 1000;

/** One transaction on a connection of its own: it sees one moment, holds up nobody, and nothing that it reads may be dropped. */
export class PostgresSnapshotSource implements SnapshotSource {
  readonly #address: Address;

  constructor(address: Address) {
    this.#address = address;
  }

  async read<T, F>(work: (snapshot: Snapshot) => Promise<Result<T, F>>): Promise<Result<T, F>> {
    const client = new pg.Client({
      ...clientConfig(parsedAddress(this.#address), 0),
      fallback_application_name: 'mainstay backup',
    });
    // The query that runs then tells.
    client.on('error', () => {});
    await client.connect();
    try {
      await client.query('begin isolation level repeatable read read only');
      await settle(client);
      const tables = await tablesIn(client);
      await client.query(`lock table ${tables.map(qualified).join(', ')} in access share mode`);
      return await work({
        schema: await schemaVersionOf(client),
        tables: tables.map(shapeOf),
        roughRows: Math.ceil(tables.reduce((sum, { roughRows }) => sum + roughRows, 0)),
        rows: (table: TableShape) => rowsOf(client, table),
        sequences: () => sequencesIn(client),
        files: () => filesOf(client),
      });
    } finally {
      await client.end();
    }
  }
}

const shapeOf = ({ schema, name, columns, partition }: FoundTable): TableShape => ({
  ...{ schema, name, columns },
  ...(partition === null ? {} : { partition }),
});

async function* filesOf(client: pg.Client): AsyncIterable<readonly KnownFile[]> {
  for (let last = '00000000-0000-0000-0000-000000000000'; ; ) {
    const { rows } = await client.query<KnownFile>(
      'select id::text as key, sha256 from public.files where id > $1::uuid order by id limit $2',
      [last, filesAtOnce],
    );
    const end = rows.at(-1);
    if (end === undefined) return;
    yield rows;
    last = end.key;
  }
}
