import pg from 'pg';
import { DatabaseAddress } from './database-address.ts';
import { sessionSettings } from './session-settings.ts';
import { types } from './values.ts';

/** A connection string, a parsed one, or a Unix socket's folder with user and database. */
export type Address =
  | string
  | DatabaseAddress
  | Pick<pg.ClientConfig, 'host' | 'port' | 'user' | 'password' | 'database' | 'ssl'>;

const probeTimeout = 900;

const isParsed = (address: Address): address is DatabaseAddress => address instanceof DatabaseAddress;

export const parsedAddress = (address: Address): Exclude<Address, string> =>
  typeof address === 'string' ? DatabaseAddress.parse(address) : address;

/** Whether connections there have no session of their own. */
export const isPooled = (given: Address): boolean => {
  const address = parsedAddress(given);
  return isParsed(address) && address.pooled;
};

/** A `queryTimeout` of 0 lifts all limits of time. */
export function clientConfig(given: Address, queryTimeout: number): pg.ClientConfig {
  const address = parsedAddress(given);
  const own: pg.ClientConfig = isParsed(address) ? address.config : address;
  return {
    types,
    ssl: false,
    fallback_application_name: 'mainstay',
    keepAlive: true,
    ...own,
    ...(isPooled(address) ? {} : sessionSettings(queryTimeout, own)),
  };
}

/** Where the next connection goes; asked anew for each, because after a failover it is another server. */
export function endpointOf(address: Exclude<Address, string>): pg.ClientConfig {
  if (!isParsed(address)) return {};
  const { host, port, ssl } = address.config;
  return { host, port, ssl } as pg.ClientConfig;
}

/** Whether anybody answers. A refusal is an answer; only silence and a closed port mean that nobody is there. */
export async function answers(config: pg.ClientConfig): Promise<boolean> {
  const client = new pg.Client(config);
  client.on('error', () => {});
  const silence = new Promise<false>((resolve) => {
    setTimeout(() => setImmediate(resolve, false), probeTimeout);
  });
  const answer = client.connect().then(
    () => true,
    (error: unknown) => error instanceof pg.DatabaseError,
  );
  const alive = await Promise.race([answer, silence]);
  if (alive) void client.end();
  else client.connection.stream.destroy();
  return alive;
}
