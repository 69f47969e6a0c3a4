import { type ChildProcess, type ChildProcessByStdio, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { chmod, mkdtemp, readFile, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { isRoot, type ordinary, reachable } from './accounts.ts';
import { inherited } from './running-program.ts';

export async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  return (await client.query(sql).finally(() => client.end())).rows;
}

export const answers = (url: string): Promise<boolean> =>
  query(url, 'select 1').then(
    () => true,
    () => false,
  );

/** Asks until it is so; the test's own time limit ends a wait in vain. */
export async function until(condition: () => Promise<boolean> | boolean): Promise<void> {
  while (!(await condition())) await pause(20);
}

export const postmasterOf = async (dataDir: string): Promise<number> =>
  Number((await readFile(join(dataDir, 'postgres/cluster/postmaster.pid'), 'utf8')).split('\n')[0]);

/** A process that has ended stays on the list until its parent looks; in a container nobody may. */
export function isAlive(pid: number): boolean {
  if (process.platform !== 'linux') return spawnSync('ps', ['-p', String(pid)]).status === 0;
  try {
    return !/\) [ZX] /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}

type Account = typeof ordinary;
type Running = ChildProcessByStdio<Writable, Readable, Readable>;

/** A folder for one test's database. What still runs there afterwards is ended, and everything is removed. */
export class Playground {
  readonly folder: string;
  readonly #children: ChildProcess[] = [];

  private constructor(folder: string) {
    this.folder = folder;
  }

  static async open(mode = 0o711): Promise<Playground> {
    const folder = await mkdtemp(join(await realpath(tmpdir()), 'mainstay-pg-'));
    await chmod(folder, mode);
    return new Playground(folder);
  }

  get dataDir(): string {
    return join(this.folder, 'data');
  }

  async start(dataDir = this.dataDir, account?: Account): Promise<Program> {
    const child = await this.#run(dataDir, account);
    child.stderr.pipe(process.stderr);
    const lines = createInterface(child.stdout);
    const [line] = (await Promise.race([once(lines, 'line'), once(lines, 'close')])) as [string | undefined];
    if (line === undefined) throw new Error('The program ended without a database.');
    return { ...(JSON.parse(line) as { url: string; startedByUs: boolean }), child };
  }

  /** What a program says that cannot have its database. */
  async refusal(account?: Account): Promise<string> {
    return text((await this.#run(this.dataDir, account)).stderr);
  }

  async #run(dataDir: string, account?: Account): Promise<Running> {
    const program = fileURLToPath(new URL('./embedded-postgres-program.ts', import.meta.url));
    const [node, script] = account
      ? [await reachable(process.execPath), await reachable(program)]
      : [process.execPath, program];
    const child = spawn(node, [script, dataDir], {
      ...(isRoot && account),
      env: { ...inherited(), PGDATA: '/nowhere', PGHOST: 'nowhere', PGSSLMODE: 'require' },
      stdio: ['pipe', 'pipe', 'pipe'],
      detached: true,
    });
    this.#children.push(child);
    return child;
  }

  async close(dataDir = this.dataDir): Promise<void> {
    for (const child of this.#children) if (child.exitCode === null) child.kill('SIGKILL');
    const pid = await postmasterOf(dataDir).catch(() => 0);
    if (pid > 0 && isAlive(pid)) process.kill(pid, 'SIGQUIT');
    await until(() => !(pid > 0 && isAlive(pid)));
    const home = await realpath(join(dataDir, 'postgres')).catch(() => this.folder);
    await rm(home, { recursive: true, force: true });
    await rm(this.folder, { recursive: true, force: true });
  }
}

export interface Program {
  readonly url: string;
  readonly startedByUs: boolean;
  readonly child: Running;
}

/** Tells the program how to end and waits for it. */
export async function end({ child }: Program, how: 'stop' | 'leave' | 'kill'): Promise<void> {
  const ended = once(child, 'exit');
  if (how === 'kill') child.kill('SIGKILL');
  else child.stdin.write(`${how}\n`);
  await ended;
}
