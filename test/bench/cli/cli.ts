import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Ended, processIn } from '../../support/cli-process.ts';
import { loadedFiles, recordLoaded } from '../../support/loaded-files.ts';
import { launcher } from '../../support/mainstay.ts';
import { freshDatabase, stopTestPostgres } from '../../support/postgres.ts';

const commands = ['--version', 'users list --help', 'users list', 'payments list', 'audit list', 'jobs list', 'doctor'];

/** At its end a program writes down the milliseconds of CPU that it took, user's and system's. */
const atExit = `data:text/javascript,${encodeURIComponent(`import { writeFileSync } from 'node:fs';
process.on('exit', () => {
  const { user, system } = process.cpuUsage();
  writeFileSync(process.env.CPU_FILE, String((user + system) / 1000));
});`)}`;

/** Each command beside a Node that does nothing; by turns, and the median of the rounds. */
export async function cli(rounds: number): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'mainstay-bench-'));
  const database = await freshDatabase();
  const place = { DATABASE_URL: database.url, DATA_DIR: folder };
  const run = (args: readonly string[], environment: NodeJS.ProcessEnv): Promise<Ended> =>
    processIn({ folder, environment: { ...place, ...environment } }, args);
  const lines: [string, readonly string[]][] = [
    ['node -e 0', ['-e', '0']],
    ...commands.map((words): [string, readonly string[]] => [`mainstay ${words}`, [launcher, ...words.split(' ')]]),
  ];
  await run([launcher, 'migrate', 'up'], {});
  const cpuFile = join(folder, 'cpu');
  const measured = new Map<string, number[]>(lines.map(([name]) => [name, []]));
  for (let round = -1; round < rounds; round += 1)
    for (const [name, args] of lines) {
      await run(args, { CPU_FILE: cpuFile, NODE_OPTIONS: `--import ${atExit}` });
      // The first only fills caches.
      if (round >= 0) measured.get(name)?.push(Number(await readFile(cpuFile, 'utf8')));
    }
  console.log(`${''.padEnd(28)}CPU ms  files`);
  for (const [name, args] of lines) {
    await run(args, recordLoaded(folder));
    const files = (await loadedFiles(folder)).filter((url) => url.startsWith('file:'));
    console.log(`${name.padEnd(28)}${median(measured.get(name) ?? []).padStart(6)}${String(files.length).padStart(7)}`);
  }
  await database.drop();
  await stopTestPostgres();
  await rm(folder, { recursive: true });
}

const median = (values: readonly number[]): string =>
  (values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0).toFixed(0);
