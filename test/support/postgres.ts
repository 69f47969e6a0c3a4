import { spawn } from 'node:child_process';
import { chmod, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { Log } from '../../src/application/kernel/log.ts';
import {
  type EmbeddedPostgres,
  ensureEmbeddedPostgres,
} from '../../src/infrastructure/embedded-postgres/ensure-embedded-postgres.ts';

export interface TestDatabase {
  readonly connection: EmbeddedPostgres['connection'];
  readonly url: string;
  drop(): Promise<void>;
}

/** Fills an empty database once per test run; every database asked for with the same function is a copy of it. */
export type Preparation = (database: Omit<TestDatabase, 'drop'>) => Promise<void>;

/** A new database on the test run's own PostgreSQL, which starts when it is first asked for. */
export async function freshDatabase(prepare?: Preparation): Promise<TestDatabase> {
  const server = await testPostgres();
  const database = await createDatabase(server, prepare && (await templateBy(server, prepare)));
  const drop = () => administer(server, `drop database if exists ${database} with (force)`);
  return { ...addressOf(server, database), drop };
}

let running: Promise<EmbeddedPostgres> | undefined;
const templates = new Map<Preparation, Promise<string>>();
let count = 0;

const silent: Log = { debug: () => {}, info: () => {}, warn: () => {}, error: console.error };

function testPostgres(): Promise<EmbeddedPostgres> {
  running ??= startForThisRun();
  return running;
}

async function startForThisRun(): Promise<EmbeddedPostgres> {
  const dataDir = await mkdtemp(join(tmpdir(), 'mainstay-test-'));
  // Under root, PostgreSQL's account must be able to enter.
  await chmod(dataDir, 0o711);
  cleanAfterThisProcess(dataDir);
  return ensureEmbeddedPostgres({ dataDir, log: silent, durable: false });
}

/** Waits, outside this process, for its end, even by `kill -9`: then the database dies and its files go. */
function cleanAfterThisProcess(dataDir: string): void {
  const script = `read -r line; pid=$(head -n 1 "$1/postgres/cluster/postmaster.pid") && kill -QUIT "$pid"
    tries=0; while [ $tries -lt 100 ] && kill -0 "$pid"; do sleep 0.05; tries=$((tries + 1)); done; rm -rf "$1"`;
  const cleaner = spawn('/bin/sh', ['-c', script, 'sh', dataDir], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  cleaner.unref();
  (cleaner.stdin as unknown as { unref(): void }).unref();
}

function templateBy(server: EmbeddedPostgres, prepare: Preparation): Promise<string> {
  const known = templates.get(prepare);
  if (known) return known;
  const made = createDatabase(server, undefined).then(async (name) => {
    await prepare(addressOf(server, name));
    return name;
  });
  templates.set(prepare, made);
  return made;
}

async function createDatabase(server: EmbeddedPostgres, template = 'template1'): Promise<string> {
  count += 1;
  const name = `test_${count}`;
  await administer(server, `create database ${name} template ${template} strategy file_copy`);
  return name;
}

const addressOf = ({ connection, url }: EmbeddedPostgres, database: string) => ({
  connection: { ...connection, database },
  url: url.replace(/[^/]*$/, database),
});

async function administer(server: EmbeddedPostgres, statement: string): Promise<void> {
  const client = new pg.Client({ ...server.connection });
  await client.connect();
  await client.query(statement).finally(() => client.end());
}

/** For the root hook: lets the test process end. */
export async function stopTestPostgres(): Promise<void> {
  if (running) await (await running).stop();
  running = undefined;
  templates.clear();
}
