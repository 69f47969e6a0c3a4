import { once } from 'node:events';
import { Agent, get, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { RunningProgram } from '../../support/running-program.ts';

/** Why a connection was refused; nothing where it was taken. */
async function refusalAt(port: number): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
    return '';
  } catch (error) {
    return String((error as NodeJS.ErrnoException).code);
  } finally {
    socket.destroy();
  }
}

describe('a server that is told to stop', function () {
  this.timeout(60_000);
  const agents: Agent[] = [];
  let program: RunningProgram;
  let port: number;
  beforeEach(async () => {
    program = RunningProgram.script('./server-program.ts');
    port = Number((await program.line('listening'))['port']);
  });
  afterEach(async () => {
    for (const agent of agents.splice(0)) agent.destroy();
    await program.kill();
  });

  /** Each agent is one connection that is kept alive. */
  const connection = (): Agent => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    agents.push(agent);
    return agent;
  };
  const ask = async (path: string, agent?: Agent): Promise<IncomingMessage> => {
    const [answer] = await once(get({ port, path, ...(agent && { agent }) }), 'response');
    return answer as IncomingMessage;
  };

  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const)
    it(`by ${signal} ends at once when nothing is in flight, with 0`, async () => {
      await (await ask('/ready', connection())).resume();
      program.signal(signal);
      expect(await program.ended).to.deep.equal({ code: 0, signal: null });
      expect(program.messages()).to.deep.equal(['opened', 'listening', 'stopping', 'draining', 'closed', 'stopped']);
      expect(program.lines[2]).to.include({ reason: signal });
    });

  it('lets requests in flight end, then closes what is behind them', async () => {
    const answer = ask('/slow');
    await program.line('begun');
    program.signal('SIGTERM');
    await program.line('draining');
    program.signal('SIGUSR2');
    expect(await text(await answer)).to.equal('done');
    expect((await answer).headers.connection).to.equal('close');
    expect(await program.ended).to.deep.equal({ code: 0, signal: null });
    expect(program.messages().slice(-2)).to.deep.equal(['closed', 'stopped']);
  });

  it('takes no new connection, and tells the open ones that it is not ready', async () => {
    const kept = connection();
    (await ask('/ready', kept)).resume();
    const slow = ask('/slow');
    await program.line('begun');
    program.signal('SIGTERM');
    await program.line('draining');
    const ready = await ask('/ready', kept);
    expect([ready.statusCode, ready.headers.connection]).to.deep.equal([503, 'close']);
    // Who connects just before the listener closes is still taken.
    for (let refusal = ''; refusal !== 'ECONNREFUSED'; refusal = await refusalAt(port));
    program.signal('SIGUSR2');
    expect(await text(await slow)).to.equal('done');
  });

  it('ends at once when it is told again', async () => {
    const answer = ask('/slow').catch((error: NodeJS.ErrnoException) => error.code);
    await program.line('begun');
    program.signal('SIGTERM');
    await program.line('draining');
    // What comes within half a second is taken for the same signal.
    await pause(600);
    program.signal('SIGTERM');
    expect(await program.ended).to.deep.equal({ code: 143, signal: null });
    expect(await answer).to.equal('ECONNRESET');
  });

  it('takes the same Ctrl-C from the terminal and from npm for one', async () => {
    const answer = ask('/slow');
    await program.line('begun');
    program.signal('SIGINT');
    program.signal('SIGINT');
    await program.line('draining');
    program.signal('SIGUSR2');
    expect(await text(await answer)).to.equal('done');
    expect(await program.ended).to.deep.equal({ code: 0, signal: null });
  });
});

describe('a server that npm has started', function () {
  this.timeout(60_000);
  for (const signal of ['SIGTERM', 'SIGKILL'] as const)
    it(`stops when ${signal} takes npm, or the shell between, away without a word`, async () => {
      const script = fileURLToPath(new URL('../../support/server-program.ts', import.meta.url));
      const shell = RunningProgram.start(['/bin/sh', '-c', '"$0" "$1"; exit', process.execPath, script], {
        npm_lifecycle_event: 'start',
      });
      await shell.line('listening');
      shell.signal(signal);
      // Its output ends only when the server has ended too.
      expect(await shell.ended).to.deep.equal({ code: null, signal });
      expect(shell.messages()).to.deep.equal(['opened', 'listening', 'stopping', 'draining', 'closed', 'stopped']);
    });
});

describe('a server whose port is still in use', function () {
  this.timeout(60_000);
  it('waits for an earlier one to finish', async () => {
    const first = RunningProgram.script('./server-program.ts');
    const port = Number((await first.line('listening'))['port']);
    const second = RunningProgram.script('./server-program.ts', String(port));
    await second.line('opened');
    first.signal('SIGTERM');
    expect((await second.line('listening'))['port']).to.equal(port);
    await Promise.all([first.kill(), second.kill()]);
  });
});

describe('a server that cannot go on', function () {
  this.timeout(60_000);
  it('logs a defect outside of any request with its stack, and ends with 1', async () => {
    const program = RunningProgram.script('./server-program.ts');
    const port = Number((await program.line('listening'))['port']);
    get({ port, path: '/throw' }).on('error', () => {});
    expect(await program.ended).to.deep.equal({ code: 1, signal: null });
    expect(JSON.stringify(program.lines.at(-1)))
      .to.contain('a defect')
      .and.to.contain('server-program.ts');
  });

  it('names a port that is in use, closes what it had opened, and ends with 1', async () => {
    const first = RunningProgram.script('./server-program.ts');
    const port = Number((await first.line('listening'))['port']);
    const second = RunningProgram.script('./server-program.ts', String(port));
    expect(await second.ended).to.deep.equal({ code: 1, signal: null });
    expect(second.messages()).to.deep.equal(['opened', 'closed', 'not started']);
    expect(JSON.stringify(second.lines)).to.contain(`127.0.0.1:${port} is in use`).and.to.contain('PORT');
    await first.kill();
  });
});
