import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { launcher } from './mainstay.ts';
import { inherited } from './running-program.ts';

export interface Ended {
  readonly code: number | null;
  readonly output: string;
  readonly errors: string;
}

export interface Place {
  readonly folder: string;
  readonly environment?: NodeJS.ProcessEnv;
}

/** One command as a process of its own; nobody sits before it. */
export const cliProcess = (place: Place, args: readonly string[], input = ''): Promise<Ended> =>
  processIn(place, [launcher, ...args], input);

/** Node with such arguments. */
export async function processIn({ folder, environment }: Place, args: readonly string[], input = ''): Promise<Ended> {
  const child = spawn(process.execPath, args, { cwd: folder, env: { ...inherited(), ...environment } });
  const ended = once(child, 'close');
  child.stdin.on('error', () => {});
  child.stdin.end(input);
  const [output, errors] = await Promise.all([text(child.stdout), text(child.stderr)]);
  await ended;
  return { code: child.exitCode, output, errors };
}
