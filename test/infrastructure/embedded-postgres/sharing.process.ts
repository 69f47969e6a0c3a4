import { expect } from 'chai';
import { answers, end, isAlive, Playground, postmasterOf, query } from '../../support/embedded-postgres.ts';

describe('the embedded database, shared', function () {
  this.timeout(60_000);
  let ground: Playground;
  beforeEach(async () => {
    ground = await Playground.open();
  });
  afterEach(() => ground.close());

  it('is made and started by the first process, adopted by the second, and stopped by the last', async () => {
    const first = await ground.start();
    const second = await ground.start();
    expect([first.startedByUs, second.startedByUs]).to.deep.equal([true, false]);
    expect(second.url).to.equal(first.url);
    await end(first, 'stop');
    expect(await answers(second.url)).to.equal(true);
    const postmaster = await postmasterOf(ground.dataDir);
    await end(second, 'stop');
    expect(isAlive(postmaster)).to.equal(false);
  });

  it('is one when several processes make it at the same time', async () => {
    const programs = await Promise.all([ground.start(), ground.start(), ground.start()]);
    expect(programs.filter(({ startedByUs }) => startedByUs)).to.have.length(1);
    expect(new Set(programs.map(({ url }) => url)).size).to.equal(1);
    await query(programs[0].url, 'create table seen ()');
    expect(await query(programs[2].url, 'select * from seen')).to.deep.equal([]);
  });

  it('is stopped once when all leave at the same time, and comes back with what it held', async () => {
    const programs = await Promise.all([ground.start(), ground.start()]);
    await query(programs[0].url, 'create table kept as select 42 as answer');
    const postmaster = await postmasterOf(ground.dataDir);
    await Promise.all(programs.map((program) => end(program, 'stop')));
    expect(isAlive(postmaster)).to.equal(false);
    const again = await ground.start();
    expect(again.startedByUs).to.equal(true);
    expect(await query(again.url, 'select answer from kept')).to.deep.equal([{ answer: 42 }]);
  });

  it('serves a process that comes while the last one leaves', async () => {
    let program = await ground.start();
    for (let round = 0; round < 5; round += 1) {
      const [, next] = await Promise.all([end(program, 'stop'), ground.start()]);
      expect(await answers(next.url)).to.equal(true);
      program = next;
    }
  });

  it('is left as it was found by the command line: running', async () => {
    const server = await ground.start();
    await end(await ground.start(), 'leave');
    expect(await answers(server.url)).to.equal(true);
    await end(server, 'kill');
    await end(await ground.start(), 'leave');
    expect(await answers(server.url)).to.equal(true);
  });

  it('is left as it was found by the command line: stopped', async () => {
    const command = await ground.start();
    const postmaster = await postmasterOf(ground.dataDir);
    await end(command, 'leave');
    expect(isAlive(postmaster)).to.equal(false);
  });

  it('is not stopped by the command line while somebody looks into it', async () => {
    const command = await ground.start();
    const looking = query(command.url, 'select pg_sleep(1)');
    await query(command.url, `select 1 from pg_stat_activity where query like '%pg_sleep%'`);
    await end(command, 'leave');
    expect(await answers(command.url)).to.equal(true);
    await looking;
  });

  it('is left to a server that came later by the command line that started it', async () => {
    const command = await ground.start();
    const server = await ground.start();
    await end(command, 'leave');
    expect(await answers(server.url)).to.equal(true);
    await end(server, 'stop');
    expect(await answers(server.url)).to.equal(false);
  });
});
