import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { isAlive, Playground, postmasterOf } from '../support/embedded-postgres.ts';
import { printedRequest } from '../support/mainstay.ts';
import { RunningProgram } from '../support/running-program.ts';

const checkout = fileURLToPath(new URL('../..', import.meta.url));

describe('npm start', function () {
  this.timeout(120_000);
  let ground: Playground;
  let npm: RunningProgram | undefined;
  beforeEach(async () => {
    ground = await Playground.open();
  });
  afterEach(async () => {
    await npm?.kill();
    await ground.close();
  });
  const start = (...command: readonly string[]): RunningProgram => {
    const settings = { PORT: '0', DATA_DIR: ground.dataDir, NODE_ENV: 'development' };
    npm = RunningProgram.start(['npm', '--silent', ...command], settings, { cwd: checkout });
    return npm;
  };

  it('serves, and when npm is told to stop, it ends with 0 after the server and the database', async () => {
    const program = start('start');
    expect((await fetch(await printedRequest(program))).status).to.equal(200);
    const postmaster = await postmasterOf(ground.dataDir);
    program.signal('SIGTERM');
    expect(await program.ended).to.deep.equal({ code: 0, signal: null });
    expect(program.messages().at(-1)).to.equal('stopped');
    expect(isAlive(postmaster)).to.equal(false);
  });

  it('takes the server down with it even when it is killed', async () => {
    const program = start('start');
    await program.line('listening');
    const postmaster = await postmasterOf(ground.dataDir);
    program.signal('SIGKILL');
    await program.ended;
    expect(program.messages().at(-1)).to.equal('stopped');
    expect(isAlive(postmaster)).to.equal(false);
  });

  it('is not the only way: npx finds the command of the checkout', async () => {
    const program = start('exec', '--', 'mainstay', 'nonsense');
    expect((await program.ended).code).to.equal(2);
    expect(program.errors).to.contain('nonsense');
  });
});
