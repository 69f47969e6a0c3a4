import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { RunningProgram } from '../../support/running-program.ts';

const launcher = fileURLToPath(new URL('../../../src/infrastructure/programs/launch.js', import.meta.url));
/** Our Node, made as unable to read TypeScript as an old one. */
const oldNode = [process.execPath, '--no-strip-types'];

describe('the launcher', function () {
  this.timeout(60_000);
  it('runs the product on a Node that can read it', async () => {
    const program = RunningProgram.start([process.execPath, launcher, 'nonsense']);
    expect(await program.ended).to.deep.equal({ code: 2, signal: null });
    expect(program.errors).to.contain('nonsense');
  });

  it('hands over to the Node of npm ci on one that cannot, with its arguments and its exit code', async () => {
    const program = RunningProgram.start([...oldNode, launcher, 'nonsense']);
    expect(await program.ended).to.deep.equal({ code: 2, signal: null });
    expect(program.errors).to.contain('nonsense');
  });

  it('says what to do where that Node is not installed', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'mainstay-launcher-'));
    await mkdir(join(folder, 'src/infrastructure/programs'), { recursive: true });
    await cp(
      fileURLToPath(new URL('../../../src/infrastructure/programs/mainstay.ts', import.meta.url)),
      join(folder, 'src/infrastructure/programs/mainstay.ts'),
    );
    await cp(launcher, join(folder, 'src/infrastructure/programs/launch.mjs'));
    const program = RunningProgram.start([...oldNode, join(folder, 'src/infrastructure/programs/launch.mjs'), 'serve']);
    expect(await program.ended).to.deep.equal({ code: 1, signal: null });
    expect(program.errors).to.contain('npm ci').and.to.contain('Node 26');
    await rm(folder, { recursive: true });
  });
});
