import pg from 'pg';

const connectTimeout = 5000;

/** Runs the questions on a connection of their own. */
export async function onConnection<T>(config: pg.ClientConfig, ask: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionTimeoutMillis: connectTimeout, ...config });
  client.on('error', () => {});
  try {
    await client.connect();
    return await ask(client);
  } finally {
    await client.end();
  }
}

/** A standby takes none until it is promoted. */
export const takesWrites = (config: pg.ClientConfig): Promise<boolean> =>
  onConnection(config, async (client) => {
    const { rows } = await client.query<{ standby: boolean }>('select pg_is_in_recovery() as standby');
    return rows[0]?.standby === false;
  });
