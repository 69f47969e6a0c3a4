import { spawnSync } from 'node:child_process';
import { expect } from 'chai';
import { completionScript, shells } from '../../../src/adapters/cli/completion-script.ts';
import { everyCommand, memoryCli } from '../../support/cli.ts';

type Shell = (typeof shells)[number];

/** Each asked in its own way what it offers after a line's words; the last word is being typed. */
const programs: Record<Shell, (script: string, words: readonly string[]) => readonly string[]> = {
  bash: (script, words) => [
    ...['bash', '--norc', '-c'],
    `${script}
COMP_WORDS=(${quoted(words)}); COMP_CWORD=${words.length - 1}; _mainstay; echo "\${COMPREPLY[@]}"`,
  ],
  // compadd works for the line editor alone; here it prints those that fit.
  zsh: (script, words) => [
    ...['zsh', '-f', '-c'],
    `compdef() { :; }; _files() { :; }
compadd() { [[ "$1" == -- ]] && shift; for each in "$@"; do [[ $each == "$words[CURRENT]"* ]] && print -n -- "$each "; done; return 0; }
${script}
words=(${quoted(words)}); CURRENT=${words.length}; _mainstay`,
  ],
  fish: (script, words) => [
    ...['fish', '--no-config', '-c'],
    `${script}
complete -C ${quoted([words.join(' ')])} | string replace -r '\\t.*' ''`,
  ],
};

const quoted = (words: readonly string[]): string => words.map((word) => `'${word}'`).join(' ');

function offered(shell: Shell, words: readonly string[]): readonly string[] {
  const [program = '', ...args] = programs[shell](completionScript(shell, everyCommand()), words);
  const { stdout, stderr } = spawnSync(program, args, { encoding: 'utf8' });
  expect(stderr).to.equal('');
  return stdout.split(/\s+/).filter((word) => word !== '');
}

describe('completion', () => {
  for (const shell of shells)
    it(`prints a script for ${shell} that knows every command and its options`, async () => {
      const { code, output } = await memoryCli().run(`completion ${shell}`);
      expect(code).to.equal(0);
      for (const { words } of everyCommand()) for (const word of words.split(' ')) expect(output).to.contain(word);
      expect(output).to.contain('password-stdin').and.to.contain('pending-for');
    });

  // CI has all three.
  for (const shell of shells.filter((each) => spawnSync(each, ['--version']).status === 0))
    for (const program of [['mainstay'], ['npx', 'mainstay'], ['/usr/local/bin/mainstay']])
      it(`offers commands, then their options, in ${shell} after ${program.join(' ')}`, () => {
        const choices = (...typed: string[]) => offered(shell, [...program, ...typed]);
        expect(choices('use')).to.deep.equal(['users']);
        expect(choices('users', 'l')).to.deep.equal(['list', 'lock']);
        expect(choices('users', 'list', '--s')).to.deep.equal(['--search', '--state']);
        expect(choices('seed', '--users', '3', '--t')).to.deep.equal(['--tasks']);
        expect(choices('tasks', 'purge', '--y')).to.deep.equal(['--yes']);
      });

  for (const shell of shells.filter((each) => spawnSync(each, ['--version']).status === 0))
    it(`leaves other programs of npx alone in ${shell}`, () => {
      expect(offered(shell, ['npx', 'main'])).to.deep.equal(['mainstay']);
      expect(offered(shell, ['npx', 'other', '--ver'])).to.deep.equal([]);
    });
});
