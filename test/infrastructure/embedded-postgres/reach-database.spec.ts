import { once } from 'node:events';
import { type AddressInfo, connect, createServer } from 'node:net';
import { expect } from 'chai';
import { clientConfig } from '../../../src/adapters/persistence/mikro-orm/connection/client-config.ts';
import type { Log } from '../../../src/application/kernel/log.ts';
import { Secret } from '../../../src/domain/kernel/secret.ts';
import { StartFailure } from '../../../src/infrastructure/config/start-failure.ts';
import { type ReachedDatabase, reachDatabase } from '../../../src/infrastructure/embedded-postgres/reach-database.ts';
import { requireFit } from '../../../src/infrastructure/embedded-postgres/server-requirements.ts';
import { TestLog } from '../../support/log.ts';
import { freshDatabase, type TestDatabase } from '../../support/postgres.ts';

const reach = (url: string, log: Log, wait: number) =>
  reachDatabase(
    { database: { url: new Secret(url), directUrl: undefined, replicaUrls: [], poolSize: 1 }, dataDir: '/nowhere' },
    log,
    wait,
  ).catch((error: unknown) => error);

const addressReached = async (url: string, wait: number) => {
  const reached = await reach(url, log, wait);
  if (reached instanceof Error || !('address' in (reached as object))) throw reached;
  return clientConfig((reached as ReachedDatabase).address, 0);
};

/** A port on which nobody listens, for now. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  await once(server.close(), 'close');
  return port;
}

let log: TestLog;

describe('a database of DATABASE_URL', () => {
  let database: TestDatabase;
  before(async () => {
    database = await freshDatabase();
  });
  after(() => database.drop());
  beforeEach(() => {
    log = new TestLog();
  });

  it('is used as it is, and nothing embedded starts', async () => {
    expect(await addressReached(database.url, 0)).to.include({ database: database.connection.database, ssl: false });
    expect(log.lines).to.deep.equal([]);
  });

  it('may start after us', async () => {
    const port = await freePort();
    const proxy = createServer((socket) => {
      const inner = connect(`${database.connection.host}/.s.PGSQL.5432`);
      socket.pipe(inner).pipe(socket);
    });
    log.warn = (message, fields) => {
      log.lines.push({ level: 'warn', message, fields });
      proxy.listen(port, '127.0.0.1');
    };
    const url = `postgresql://${database.connection.user}@127.0.0.1:${port}/${database.connection.database}`;
    expect(await addressReached(url, 10_000)).to.include({ host: '127.0.0.1', port });
    expect(log.lines.map(({ message }) => message)).to.deep.equal(['waiting for the database']);
    proxy.close();
  });

  it('is not waited for endlessly', async () => {
    const refusal = await reach(`postgresql://me:hidden@127.0.0.1:${await freePort()}/shop`, log, 0);
    expect(refusal).to.be.instanceOf(StartFailure);
    expect(String(refusal))
      .to.match(/DATABASE_URL cannot be used: .*ECONNREFUSED/)
      .and.not.to.contain('hidden');
  });

  it('is not waited for when it refuses us', async () => {
    const refusal = await reach(database.url.replace(/[^/]*$/, 'nowhere'), log, 60_000);
    expect(String(refusal)).to.contain('database "nowhere" does not exist');
  });

  const fit = {
    version: 140_000,
    encoding: 'UTF8',
    hasIcu: true,
    isStandby: false,
    schema: 'public',
    mayCreate: true,
    isolation: 'read committed',
    readOnly: false,
    user: 'ada',
  };
  const unfit: readonly [keyof typeof fit, unknown, string][] = [
    ['version', 130_012, 'is PostgreSQL 13; Mainstay needs 14 or newer'],
    ['encoding', 'LATIN1', 'is encoded in LATIN1'],
    ['hasIcu', false, 'is of a PostgreSQL that was built without ICU'],
    ['isStandby', true, 'takes no writes: it is a standby'],
    ['schema', null, 'has no schema "public" that the role ada may use'],
    ['mayCreate', false, 'lets the role ada create nothing'],
    ['isolation', 'serializable', 'begins transactions as "serializable"'],
    ['readOnly', true, 'takes no writes, which cannot be set through its pooler'],
  ];
  for (const [fact, value, sentence] of unfit)
    it(`is refused where its ${fact} is ${value}`, () => {
      expect(() => requireFit({ ...fit, [fact]: value })).to.throw(StartFailure, sentence);
      requireFit(fit);
    });
});
