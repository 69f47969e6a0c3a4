import { spawnSync } from 'node:child_process';
import { StartFailure } from '../config/start-failure.ts';
import { type Account, runProgram } from './run-program.ts';

export const isRoot = (): boolean => process.getuid?.() === 0;

const idOf = (flag: '-u' | '-g', name: string): number | undefined => {
  const { status, stdout } = spawnSync('id', [flag, name], { encoding: 'utf8' });
  return status === 0 ? Number(stdout.trim()) : undefined;
};

/** PostgreSQL refuses to run as root, so root lends it a harmless account; everybody else runs it as themselves. */
export function serverAccount(): Account | undefined {
  if (!isRoot()) return undefined;
  for (const name of ['postgres', 'nobody']) {
    const [uid, gid] = [idOf('-u', name), idOf('-g', name)];
    if (uid !== undefined && gid !== undefined && uid > 0) return { uid, gid };
  }
  throw new StartFailure(
    'PostgreSQL does not run as root, and this system has no user "postgres" or "nobody" to run it as.',
  );
}

/** Asks the system instead of reading modes: parents, groups and access lists all count. */
export async function canEnter(folder: string, account: Account | undefined): Promise<boolean> {
  return (await runProgram('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], account)).code === 0;
}
