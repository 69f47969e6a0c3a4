import { expect } from 'chai';
import { sql } from 'kysely';
import { Database } from '../../../src/adapters/persistence/mikro-orm/database.ts';
import { freshDatabase, type TestDatabase } from '../../support/postgres.ts';
import { Wire } from '../../support/wire.ts';

/** Three databases that know their names play a primary and its replicas. */
describe('replicas', () => {
  let servers: readonly TestDatabase[];
  let wires: readonly Wire[];
  let database: Database;
  before(async () => {
    servers = [await freshDatabase(), await freshDatabase(), await freshDatabase()];
  });
  beforeEach(async () => {
    wires = await Promise.all(servers.map((server) => Wire.to(server)));
    const [primary, ...replicas] = servers.map(({ connection }, i) => {
      const { host, port } = wires[i]?.address ?? { host: '', port: 0 };
      return `postgresql://${connection.user}@${host}:${port}/${connection.database}`;
    });
    database = Database.open({ connection: primary ?? '', replicas });
  });
  afterEach(async () => {
    await database.close();
    await Promise.all(wires.map((wire) => wire.close()));
  });
  after(() => Promise.all(servers.map((server) => server.drop())));

  const nameOf = (i: number): string | undefined => servers[i]?.connection.database;
  const whoAnswers = async (queries = database.kyselyForReads()): Promise<string | undefined> =>
    (await sql<{ name: string }>`select current_database() as name`.execute(queries)).rows[0]?.name;
  const answers = async (count: number): Promise<(string | undefined)[]> => {
    const seen: (string | undefined)[] = [];
    for (let i = 0; i < count; i += 1) seen.push(await whoAnswers());
    return [...new Set(seen)].sort();
  };

  /** What is just being asked there may fail; what is asked afterwards is what matters. */
  const cut = async (i: number): Promise<void> => {
    await wires[i]?.cut();
    for (let turn = 0; turn < 2; turn += 1) await whoAnswers().then(undefined, () => undefined);
  };

  it('take turns with reads that may lag, and with nothing else', async () => {
    expect(await answers(4)).to.deep.equal([nameOf(1), nameOf(2)]);
    expect(await whoAnswers(database.kysely())).to.equal(nameOf(0));
  });

  it('are not asked inside a transaction', async () =>
    expect(await database.transaction(() => whoAnswers())).to.equal(nameOf(0)));

  it('are passed over while they cannot be reached, and the primary stands in for the last', async () => {
    await answers(4);
    await cut(1);
    expect(await answers(4)).to.deep.equal([nameOf(2)]);
    await cut(2);
    expect(await answers(4)).to.deep.equal([nameOf(0)]);
  });

  it('go down without a word, and the reads after that are answered', async () => {
    await answers(4);
    wires[1]?.silence();
    const first = await Promise.all([1, 2].map(() => whoAnswers().then(undefined, (error: Error) => error.name)));
    expect(first.sort()).to.deep.equal(['DatabaseSilent', nameOf(2)].sort());
    expect(await answers(3)).to.deep.equal([nameOf(2)]);
  });

  it('need not be there', async () => {
    const alone = Database.open({ connection: servers[0]?.connection ?? '' });
    expect(await whoAnswers(alone.kyselyForReads())).to.equal(nameOf(0));
    await alone.close();
  });
});
