import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { isAlive, postmasterOf, until } from '../support/embedded-postgres.ts';
import { launcher, printedRequest, serving } from '../support/mainstay.ts';
import { playgroundOfEach } from '../support/playground-of-each.ts';
import { RunningProgram } from '../support/running-program.ts';

describe('after an accident', function () {
  this.timeout(120_000);
  const ground = playgroundOfEach();

  /** A started server, and a way to ask for the tasks of the user it welcomes. */
  const start = async () => {
    const program = ground.run(['serve'], { RATE_LIMIT_PER_MINUTE: '1000000' });
    const { url } = await serving(program);
    const { headers, url: tasks } = await printedRequest(program);
    const authorization = headers.get('authorization') ?? '';
    const ask = (path = '', body?: object): Promise<Response> =>
      fetch(tasks + path, {
        headers: { authorization, ...(body && { 'content-type': 'application/json' }) },
        ...(body && { method: 'POST', body: JSON.stringify(body) }),
      });
    return { program, url, ask };
  };

  it('no task is lost that was acknowledged before kill -9 under load', async () => {
    const { program, ask } = await start();
    const acknowledged: number[] = [];
    const write = async (): Promise<void> => {
      for (;;) {
        const answer = await ask('', { title: 'under load' });
        if (answer.status !== 201) throw new Error(`${answer.status} ${await answer.text()}`);
        acknowledged.push(((await answer.json()) as { data: { id: number } }).data.id);
      }
    };
    const writers = Promise.allSettled(Array.from({ length: 8 }, write));
    await until(() => acknowledged.length >= 300);
    const postmaster = await postmasterOf(ground.dataDir);
    program.signalGroup('SIGKILL');
    process.kill(postmaster, 'SIGKILL');
    for (const { status, reason } of (await writers) as PromiseRejectedResult[])
      expect([status, reason?.name], String(reason)).to.deep.equal(['rejected', 'TypeError']);
    await program.ended;

    const again = await start();
    const lost: number[] = [];
    const look = async (ids: number[]): Promise<void> => {
      for (let id = ids.pop(); id !== undefined; id = ids.pop())
        if ((await again.ask(`/${id}`)).status !== 200) lost.push(id);
    };
    // An address has 100 connections at the most.
    await Promise.all(Array.from({ length: 20 }, () => look(acknowledged)));
    expect(lost).to.deep.equal([]);
  });

  it('a database that dies is started again, and meanwhile nothing crashes', async () => {
    const { program, url, ask } = await start();
    expect((await ask('', { title: 'before' })).status).to.equal(201);
    const postmaster = await postmasterOf(ground.dataDir);
    process.kill(postmaster, 'SIGKILL');
    await until(() => !isAlive(postmaster));
    const statuses = new Set<number>();
    await until(async () => {
      const { status } = await ask();
      statuses.add(status);
      return status === 200;
    });
    statuses.delete(200);
    expect([...statuses].filter((status) => status !== 503)).to.deep.equal([]);
    await until(async () => (await fetch(`${url}/health/ready`)).status === 200);
    expect((await ask()).status).to.equal(200);
    program.signal('SIGTERM');
    expect(await program.ended).to.deep.equal({ code: 0, signal: null });
    expect(isAlive(await postmasterOf(ground.dataDir).catch(() => 0))).to.equal(false);
  });

  it('of a terminal that is closed, server and database end', async () => {
    const errors = join(ground.folder, 'errors');
    const shown = `exec '${process.execPath}' '${launcher}' serve 2>'${errors}'`;
    const terminal = RunningProgram.start(
      ['script', '-qec', shown, '/dev/null'],
      { PORT: '0' },
      { cwd: ground.folder },
    );
    await until(async () => /^curl /m.test(await readFile(errors, 'utf8').catch(() => '')));
    const postmaster = await postmasterOf(ground.dataDir);
    expect(isAlive(postmaster)).to.equal(true);
    terminal.signal('SIGKILL');
    await until(() => !isAlive(postmaster));
  });
});
