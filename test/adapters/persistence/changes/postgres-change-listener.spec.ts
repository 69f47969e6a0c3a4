import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'chai';
import { PostgresChangeListener } from '../../../../src/adapters/persistence/changes/postgres-change-listener.ts';
import { migratedDatabase } from '../../../support/both-stores.ts';
import { TestLog } from '../../../support/log.ts';
import { UnreliableWay } from '../../../support/unreliable-way.ts';

/** Waits for something that happens elsewhere. */
async function until(happened: () => boolean): Promise<void> {
  const deadline = performance.now() + 15_000;
  while (!happened()) {
    if (performance.now() > deadline) throw new Error('it did not happen');
    await pause(5);
  }
}

describe('notifications of changes', () => {
  let opened: Awaited<ReturnType<typeof migratedDatabase>>;
  let way: UnreliableWay;
  let log: TestLog;
  let changes: PostgresChangeListener;
  let told: string[];

  before(async () => {
    opened = await migratedDatabase();
    const { host, port } = opened.fresh.connection;
    way = await UnreliableWay.to({ path: join(`${host}`, `.s.PGSQL.${port ?? 5432}`) });
  });
  after(async () => {
    await way.close();
    await opened.close();
  });

  beforeEach(async () => {
    log = new TestLog();
    told = [];
    changes = new PostgresChangeListener({ address: { ...opened.fresh.connection, ...way.address }, log });
    changes.subscribe('users', { changed: (id) => told.push(id), missed: () => told.push('*') });
    await sql(`delete from users`);
    changes.start();
    await until(() => told.length === 1);
  });
  afterEach(() => changes.stop());

  const sql = async (statement: string) => (await opened.database.entityManager()).execute(statement);
  const insert = (id: string) =>
    sql(
      `insert into users (id, issuer, role, version, created_at, updated_at) values ('${id}', 'x', 'user', 1, now(), now())`,
    );
  const touch = (id: string) => sql(`update users set role = 'admin' where id = '${id}'`);
  const toldAfter = async (count: number) => {
    await until(() => told.length >= count);
    return told.slice(1);
  };

  it('begin with everything that was missed before', () => {
    expect(told).to.deep.equal(['*']);
  });
  it('tell of each row that is updated or deleted, by whatever SQL', async () => {
    for (const id of ['ada', 'a:b', '😀'.repeat(255)]) await insert(id);
    await sql(`update users set locked_at = now() where id in ('ada', 'a:b')`);
    await sql(`delete from users where id like '😀%'`);
    expect(await toldAfter(4)).to.have.members(['ada', 'a:b', '😀'.repeat(255)]);
  });
  it('tell of a table that is emptied', async () => {
    await insert('ada');
    await sql('truncate users cascade');
    expect(await toldAfter(2)).to.deep.equal(['*']);
  });
  it('tell what was committed and nothing else', async () => {
    await insert('ada');
    await insert('eve');
    await opened.database
      .transaction(async () => {
        await touch('ada');
        throw new Error('undone');
      })
      .catch(() => {});
    await touch('eve');
    expect(await toldAfter(2)).to.deep.equal(['eve']);
  });
  it('tell nobody of the rows of other tables', async () => {
    const others: string[] = [];
    changes.subscribe('others', { changed: (id) => others.push(id), missed: () => others.push('*') });
    await insert('ada');
    await touch('ada');
    await toldAfter(2);
    expect(others).to.deep.equal([]);
  });

  it('are proven to flow as long as somebody asks', async () => {
    for (let proof = 0; proof < 3; proof += 1) {
      const heard = changes.knownUntil();
      await until(() => changes.knownUntil() > heard && performance.now() - changes.knownUntil() < 800);
    }
  });

  it('go on after the connection was ended, with everything that was missed meanwhile', async () => {
    await insert('ada');
    await sql(`
      select pg_terminate_backend(pid) from pg_stat_activity
      where application_name = 'mainstay changes' and datname = current_database()`);
    await until(() => changes.knownUntil() > 0 && told.includes('*', 1));
    await touch('ada');
    expect(await toldAfter(3)).to.deep.equal(['*', 'ada']);
    expect(log.lines.map(({ level }) => level)).to.deep.equal(['warn', 'info']);
  });
  it('are not proven while the connection is silent, and go on when it is replaced', async () => {
    way.fallSilent();
    const silentSince = performance.now();
    await until(() => changes.knownUntil() <= silentSince && log.lines.length === 1);
    way.speak();
    await until(() => changes.knownUntil() > silentSince);
    expect(log.lines.map(({ level }) => level)).to.deep.equal(['warn', 'info']);
  });
  it('stop, and can start again', async () => {
    await changes.stop();
    await insert('ada');
    await touch('ada');
    expect(told).to.deep.equal(['*']);
    changes.start();
    await until(() => told.length === 2);
    await touch('ada');
    await until(() => told.includes('ada'));
  });
});

describe('notifications of changes from a database that is away', () => {
  it('are nothing to wait for, and stop at once', async () => {
    const log = new TestLog();
    const changes = new PostgresChangeListener({ address: 'postgres://nobody@127.0.0.1:1/nothing', log });
    changes.start();
    await until(() => log.lines.length > 0);
    expect(changes.knownUntil()).to.equal(Number.NEGATIVE_INFINITY);
    await changes.stop();
    expect(log.lines.map(({ level }) => level)).to.deep.equal(['warn']);
  });
});
