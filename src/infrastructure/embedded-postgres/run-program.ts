import { spawn } from 'node:child_process';

/** The account that PostgreSQL's programs run under; undefined means our own. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}

interface Outcome {
  readonly code: number;
  readonly output: string;
}

/** Nothing of our environment reaches PostgreSQL: `PGDATA`, `LD_*` or a locale would change what it does. */
export const bareEnvironment = (): NodeJS.ProcessEnv => ({ PATH: process.env['PATH'] ?? '/usr/bin:/bin', LC_ALL: 'C' });

/** Runs a program to its end. The working folder is `/`, because the account may not be able to enter ours. */
export function runProgram(path: string, args: readonly string[], account: Account | undefined): Promise<Outcome> {
  return new Promise((resolve) => {
    let output = '';
    const child = spawn(path, args, {
      ...account,
      cwd: '/',
      env: bareEnvironment(),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child.stdout.on('data', (bytes: Buffer) => (output += bytes.toString()));
    child.stderr.on('data', (bytes: Buffer) => (output += bytes.toString()));
    child.on('error', (error) => resolve({ code: 127, output: error.message }));
    child.on('close', (code) => resolve({ code: code ?? 128, output: output.trim() }));
  });
}
