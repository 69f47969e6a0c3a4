import { spawnSync } from 'node:child_process';
import { expect } from 'chai';
import { completionScript, shells } from '../../../src/adapters/cli/completion-script.ts';
import { everyCommand, memoryCli } from '../../support/cli.ts';

/** What bash offers after these words; the last is being typed. */
function offered(words: readonly string[]): readonly string[] {
  const line = words.map((word) => `'${word}'`).join(' ');
  const script = `${completionScript('bash', everyCommand())}
COMP_WORDS=(${line}); COMP_CWORD=${words.length - 1}; _mainstay; echo "\${COMPREPLY[@]}"`;
  const { stdout, stderr } = spawnSync('bash', ['-c', script], { encoding: 'utf8' });
  expect(stderr).to.equal('');
  return stdout.trim().split(' ');
}

const hasBash = spawnSync('bash', ['--version']).status === 0;

describe('completion', () => {
  for (const shell of shells)
    it(`prints a script for ${shell} that knows every command and its options`, async () => {
      const { code, output } = await memoryCli().run(`completion ${shell}`);
      expect(code).to.equal(0);
      for (const { words } of everyCommand()) for (const word of words.split(' ')) expect(output).to.contain(word);
      expect(output).to.contain('password-stdin').and.to.contain('pending-for');
    });

  it('offers commands, then their options', () => {
    if (!hasBash) return;
    expect(offered(['mainstay', 'use'])).to.deep.equal(['users']);
    expect(offered(['mainstay', 'users', 'l'])).to.deep.equal(['list', 'lock']);
    expect(offered(['mainstay', 'users', 'list', '--s'])).to.deep.equal(['--search', '--state']);
    expect(offered(['mainstay', 'seed', '--users', '3', '--t'])).to.deep.equal(['--tasks']);
    expect(offered(['mainstay', 'tasks', 'purge', '--y'])).to.deep.equal(['--yes']);
  });
});
