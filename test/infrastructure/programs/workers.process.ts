import { get } from 'node:http';
import { text } from 'node:stream/consumers';
import { expect } from 'chai';
import { until } from '../../support/embedded-postgres.ts';
import { RunningProgram } from '../../support/running-program.ts';

const ask = (port: number, path: string): Promise<string> =>
  new Promise((resolve, reject) => {
    get({ port, path, agent: false }, (answer) => resolve(text(answer))).on('error', reject);
  });

describe('a server of several processes', function () {
  this.timeout(60_000);
  let program: RunningProgram;
  let port: number;
  const start = async (...args: readonly string[]) => {
    program = RunningProgram.script('./server-program.ts', ...args);
    port = Number((await program.line('listening'))['port']);
  };
  afterEach(() => program.kill());

  const pidsOf = async (count: number): Promise<readonly number[]> => {
    const pids = new Set<number>();
    await until(async () => pids.add(Number(await ask(port, '/pid'))).size === count);
    return [...pids];
  };
  const messages = (wanted: string) => program.messages().filter((message) => message === wanted);

  it('serves from each, and announces itself once', async () => {
    await start('0', '3');
    const pids = await pidsOf(3);
    expect(pids).not.to.include(program.child.pid);
    expect(messages('listening')).to.have.length(1);
  });

  it('replaces a worker that dies', async () => {
    await start('0', '2');
    const [victim = 0] = await pidsOf(2);
    process.kill(victim, 'SIGKILL');
    expect(await program.line('a worker died and is replaced')).to.include({ pid: victim, signal: 'SIGKILL' });
    const answers = async () => Number(await ask(port, '/pid').catch(() => victim)) !== victim;
    await until(answers);
    expect(await pidsOf(2)).not.to.include(victim);
  });

  it('stops them all, and waits for what they have in flight', async () => {
    await start('0', '2');
    await pidsOf(2);
    const slow = ask(port, '/slow');
    const busy = Number((await program.line('begun'))['process']);
    program.signal('SIGTERM');
    await program.line('draining');
    process.kill(busy, 'SIGUSR2');
    expect(await slow).to.equal('done');
    expect(await program.ended).to.deep.equal({ code: 0, signal: null });
    expect(messages('stopped')).to.have.length(2);
  });

  it('stops gently though a Ctrl-C reaches each process', async () => {
    await start('0', '2');
    await pidsOf(2);
    const slow = ask(port, '/slow');
    const busy = Number((await program.line('begun'))['process']);
    program.signalGroup('SIGINT');
    await program.line('draining');
    process.kill(busy, 'SIGUSR2');
    expect(await slow).to.equal('done');
    expect(await program.ended).to.deep.equal({ code: 0, signal: null });
  });

  it('does not start over and over on what none of them can do', async () => {
    await start('0', '2');
    const second = RunningProgram.script('./server-program.ts', String(port), '4');
    expect(await second.ended).to.deep.equal({ code: 1, signal: null });
    expect(second.messages().filter((message) => message === 'not started')).to.have.length(1);
  });
});
