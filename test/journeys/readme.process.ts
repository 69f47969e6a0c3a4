import { execFile } from 'node:child_process';
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect } from 'chai';
import { cliProcess } from '../support/cli-process.ts';
import { Playground } from '../support/embedded-postgres.ts';
import { launcher, mainstay, serving } from '../support/mainstay.ts';
import { inherited } from '../support/running-program.ts';

/** The lines that the first screen tells its reader to type once the server runs. */
async function linesOfReadme(): Promise<string> {
  const text = await readFile(join(import.meta.dirname, '../../README.md'), 'utf8');
  return /^```sh\n(TOKEN=.*?)^```$/ms.exec(text)?.[1] ?? '';
}

/** What a console shows in the README: each command, and what it answers. */
async function consoleOfReadme(): Promise<readonly (readonly [command: string, shown: string])[]> {
  const text = await readFile(join(import.meta.dirname, '../../README.md'), 'utf8');
  const [, block = ''] = /^```\n(\$ npx mainstay .*?)^```$/ms.exec(text) ?? [];
  return block
    .split(/^\$ npx mainstay /m)
    .slice(1)
    .map((part) => [part.slice(0, part.indexOf('\n')), part.slice(part.indexOf('\n') + 1)] as const);
}

/** Without what is another one on each machine, or each time. */
const alike = (shown: string): string =>
  shown
    .replace(/\d+(\.\d+)?(?= (TB|GB|MB|ms|s)\b)/g, '<number>')
    .replace(/\b[a-z]+\.[a-z]+\.[0-9a-f]{10}@example\.com$/m, '<address>')
    .replace(/(?<=^password of all +)\S+$/m, '<password>');

describe('the console of the README', () => {
  it('shows what the commands answer', async function () {
    this.timeout(120_000);
    const ground = await Playground.open();
    const shown = await consoleOfReadme();
    expect(shown.map(([command]) => command.split(' ')[0])).to.deep.equal(['seed', 'users', 'doctor']);
    for (const [command, answer] of shown) {
      const { output, errors } = await cliProcess({ folder: ground.folder }, command.split(' '));
      expect(alike(output + errors), command).to.equal(alike(answer));
    }
    await ground.close();
  });
});

describe('the first screen of the README', () => {
  let ground: Playground;
  before(async () => {
    ground = await Playground.open();
  });
  after(() => ground.close());

  it('makes a task, as written but for the port', async function () {
    this.timeout(120_000);
    const program = mainstay(ground.folder, ['serve']);
    const { url } = await serving(program);
    const tools = join(ground.folder, 'tools');
    await mkdir(tools);
    await writeFile(join(tools, 'npx'), `#!/bin/sh\nshift\nexec '${process.execPath}' '${launcher}' "$@"\n`);
    await chmod(join(tools, 'npx'), 0o755);
    const script = (await linesOfReadme()).replaceAll('http://localhost:8000', url);
    const env = { ...inherited(), PATH: `${tools}:${process.env['PATH']}` };
    const { stdout } = await promisify(execFile)('bash', ['-c', script], { cwd: ground.folder, env });
    expect(JSON.parse(stdout)).to.have.nested.property('data.title', 'Buy milk');
    await program.kill();
  });
});
