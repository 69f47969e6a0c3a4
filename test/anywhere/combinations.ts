import { chmod, mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Place } from './use.ts';

/** Where everything of this run is kept. */
export const root = await mkdtemp(join(tmpdir(), 'mainstay-anywhere-'));
await chmod(root, 0o711);
export const totals = { passed: 0, failed: 0 };
let places = 0;
/** Where `.ci/pgbouncer` puts both kinds. */
export const poolers = '/var/tmp/mainstay-pgbouncer';
/** Without a name all parts are tried. */
export const tries = (part: string): boolean => [undefined, part].includes(process.argv[2]);

export async function line(
  database: string,
  surroundings: string,
  wanted: string,
  attempt: () => Promise<void>,
): Promise<void> {
  const began = performance.now();
  const label = `${database.padEnd(34)} ${surroundings.padEnd(30)} ${wanted.padEnd(8)}`;
  try {
    await attempt();
    totals.passed += 1;
    console.log(`ok   ${label} ${((performance.now() - began) / 1000).toFixed(1)} s`);
  } catch (error) {
    totals.failed += 1;
    console.log(`FAIL ${label} ${error instanceof Error ? error.message : error}`);
  }
}

export async function placeWith(
  environment: NodeJS.ProcessEnv,
  files: Readonly<Record<string, Buffer | string>> = {},
): Promise<Place> {
  places += 1;
  const folder = join(root, `place-${places}`);
  await mkdir(folder, { mode: 0o711 });
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
  return { folder, environment };
}

/** What may be set where the product runs, and must not matter. */
export const surroundings: Readonly<Record<string, NodeJS.ProcessEnv>> = {
  'nothing set': {},
  'all of PG*': {
    ...{ PGHOST: 'nowhere.invalid', PGPORT: '1', PGUSER: 'nobody', PGDATABASE: 'nothing', PGPASSWORD: 'wrong' },
    ...{ PGSSLMODE: 'require', PGOPTIONS: '-c DateStyle=German -c statement_timeout=1', PGAPPNAME: 'other' },
    ...{ PGTZ: 'Asia/Tokyo', PGDATESTYLE: 'German', PGCLIENTENCODING: 'LATIN1', PGSERVICE: 'none', PGDATA: '/nowhere' },
    ...{
      PGCONNECT_TIMEOUT: '1',
      PGTARGETSESSIONATTRS: 'standby',
      PGSSLROOTCERT: '/nowhere',
      NODE_PG_FORCE_NATIVE: '1',
    },
  },
  'time zone and locale': { TZ: 'Pacific/Chatham', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8', LANGUAGE: 'tr' },
};
