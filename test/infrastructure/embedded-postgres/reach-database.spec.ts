import { once } from 'node:events';
import { type AddressInfo, connect, createServer } from 'node:net';
import { expect } from 'chai';
import type { Log } from '../../../src/application/kernel/log.ts';
import { Secret } from '../../../src/domain/kernel/secret.ts';
import { StartFailure } from '../../../src/infrastructure/config/start-failure.ts';
import { reachDatabase, refuseOld } from '../../../src/infrastructure/embedded-postgres/reach-database.ts';
import { TestLog } from '../../support/log.ts';
import { freshDatabase, type TestDatabase } from '../../support/postgres.ts';

const reach = (url: string, log: Log, wait: number) =>
  reachDatabase(
    { database: { url: new Secret(url), replicaUrls: [], poolSize: 1 }, dataDir: '/nowhere' },
    log,
    wait,
  ).catch((error: unknown) => error);

/** A port on which nobody listens, for now. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  await once(server.close(), 'close');
  return port;
}

describe('a database of DATABASE_URL', () => {
  let database: TestDatabase;
  let log: TestLog;
  before(async () => {
    database = await freshDatabase();
  });
  after(() => database.drop());
  beforeEach(() => {
    log = new TestLog();
  });

  it('is used as it is, and nothing embedded starts', async () => {
    expect(await reach(database.url, log, 0)).to.include({ address: database.url });
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
    expect(await reach(url, log, 10_000)).to.include({ address: url });
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

  it('is PostgreSQL 14 or newer', () => {
    expect(() => refuseOld(130_012)).to.throw(StartFailure, 'PostgreSQL 13; Mainstay needs 14 or newer');
    refuseOld(140_000);
  });
});
