import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { answers, end, isAlive, Playground, postmasterOf, query, until } from '../../support/embedded-postgres.ts';

describe('the embedded database, after an accident', function () {
  this.timeout(60_000);
  let ground: Playground;
  beforeEach(async () => {
    ground = await Playground.open();
  });
  afterEach(() => ground.close());

  const killPostmaster = async (): Promise<void> => {
    const postmaster = await postmasterOf(ground.dataDir);
    process.kill(postmaster, 'SIGKILL');
    await until(() => !isAlive(postmaster));
  };

  it('outlives a process that was killed, and is adopted by the next', async () => {
    const killed = await ground.start();
    await query(killed.url, 'create table kept as select 42 as answer');
    await end(killed, 'kill');
    const next = await ground.start();
    expect(next.startedByUs).to.equal(false);
    expect(await query(next.url, 'select answer from kept')).to.deep.equal([{ answer: 42 }]);
    await end(next, 'stop');
    expect(await answers(next.url)).to.equal(false);
  });

  it('loses nothing that it acknowledged when both were killed', async () => {
    const killed = await ground.start();
    await query(killed.url, 'create table kept as select 42 as answer');
    await end(killed, 'kill');
    await killPostmaster();
    const next = await ground.start();
    expect(next.startedByUs).to.equal(true);
    expect(await query(next.url, 'select answer from kept')).to.deep.equal([{ answer: 42 }]);
  });

  it('starts though the id of its dead postmaster went to another process of the same user', async () => {
    const killed = await ground.start();
    await end(killed, 'kill');
    await killPostmaster();
    const { uid, gid } = await stat(join(ground.dataDir, 'postgres'));
    const other = spawn('sleep', ['60'], process.getuid?.() === 0 ? { uid, gid } : {});
    for (const file of ['postgres/cluster/postmaster.pid', 'postgres/.s.PGSQL.5432.lock']) {
      const path = join(ground.dataDir, file);
      await writeFile(path, (await readFile(path, 'utf8')).replace(/^\d+/, String(other.pid)));
    }
    const next = await ground.start();
    expect(next.startedByUs).to.equal(true);
    expect(await answers(next.url)).to.equal(true);
    expect(other.exitCode).to.equal(null);
    other.kill('SIGKILL');
    await once(other, 'exit');
  });

  it('is started again under a process that uses it', async () => {
    const server = await ground.start();
    const postmaster = await postmasterOf(ground.dataDir);
    process.kill(postmaster, 'SIGKILL');
    await until(() => !isAlive(postmaster));
    await until(() => answers(server.url));
    await end(server, 'stop');
    expect(await answers(server.url)).to.equal(false);
  });

  it('is stopped though it is just being started again', async () => {
    const server = await ground.start();
    process.kill(await postmasterOf(ground.dataDir), 'SIGKILL');
    await end(server, 'stop');
    expect(await answers(server.url)).to.equal(false);
    expect(isAlive(await postmasterOf(ground.dataDir).catch(() => 0))).to.equal(false);
  });

  it('does not hear the Ctrl-C that ends its server', async () => {
    const server = await ground.start();
    const heard = once(server.child.stdout, 'data');
    process.kill(-(server.child.pid ?? 0), 'SIGINT');
    expect(String((await heard)[0])).to.contain('interrupted');
    expect(await answers(server.url)).to.equal(true);
    await end(server, 'stop');
    expect(await answers(server.url)).to.equal(false);
  });
});
