import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { appendFile, chmod, chown, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { serverAccount } from '../../../src/infrastructure/embedded-postgres/account.ts';
import { installedBinaries, usableBinaries } from '../../../src/infrastructure/embedded-postgres/binaries.ts';
import { bareEnvironment, runProgram } from '../../../src/infrastructure/embedded-postgres/run-program.ts';
import { freePort, ownedFolder } from '../../anywhere/servers.ts';
import { eventually } from '../../support/eventually.ts';
import { endedWithUs } from './ended-with-us.ts';

type Settings = Readonly<Record<string, string>>;

const usual: Settings = {
  listen_addresses: '127.0.0.1',
  max_connections: '100',
  shared_buffers: '64MB',
  wal_level: 'replica',
};

/** A PostgreSQL of its own with what it needs to be maltreated; what it acknowledges is on the disk. */
export class PostgresServer implements AsyncDisposable {
  readonly cluster: string;
  readonly port: number;
  readonly #settings: Settings;
  readonly #programs: string;
  #child: ChildProcess | undefined;

  private constructor(programs: string, cluster: string, port: number, settings: Settings) {
    this.#programs = programs;
    this.cluster = cluster;
    this.port = port;
    this.#settings = settings;
  }

  /** @param given the folder of its programs, if not those of the product's own packages */
  static async make(folder: string, settings: Settings = {}, given?: string): Promise<PostgresServer> {
    const programs = given ?? (await embeddedPrograms());
    const cluster = join(folder, 'cluster');
    await ownedFolder(folder, serverAccount());
    await chmod(folder, 0o711);
    const words = ['--username', 'admin', '--auth', 'trust', '--encoding', 'UTF8', '--locale', 'C', '--no-sync'];
    const args = ['--pgdata', cluster, ...words, '--wal-segsize', '4'];
    const made = await runProgram(join(programs, 'initdb'), args, serverAccount());
    if (made.code !== 0) throw new Error(made.output);
    return new PostgresServer(programs, cluster, await freePort(), { ...usual, ...settings });
  }

  /** A copy that follows this one, which must not run meanwhile. */
  async standby(folder: string, settings: Settings = {}): Promise<PostgresServer> {
    await ownedFolder(folder, serverAccount());
    await chmod(folder, 0o711);
    const cluster = join(folder, 'cluster');
    const copied = await runProgram('cp', ['-a', this.cluster, cluster], undefined);
    if (copied.code !== 0) throw new Error(copied.output);
    await writeFile(join(cluster, 'standby.signal'), '');
    const from = `host=127.0.0.1 port=${this.port} user=admin application_name=standby`;
    await appendFile(join(cluster, 'postgresql.auto.conf'), `primary_conninfo = '${from}'\n`);
    const account = serverAccount();
    if (account) await chown(join(cluster, 'standby.signal'), account.uid, account.gid);
    return new PostgresServer(this.#programs, cluster, await freePort(), { ...this.#settings, ...settings });
  }

  get url(): string {
    return `postgresql://admin@127.0.0.1:${this.port}/postgres?sslmode=disable`;
  }

  /** Also while children of one that was killed are still there. */
  async start(): Promise<void> {
    await eventually(async () => {
      if (this.#child === undefined || this.#child.exitCode !== null || this.#child.signalCode !== null)
        this.#child = await this.#spawn();
      await this.query('select 1');
    }, 60_000);
  }

  get runs(): boolean {
    return this.#child !== undefined && this.#child.exitCode === null && this.#child.signalCode === null;
  }

  async kill(): Promise<void> {
    await this.#end('SIGKILL');
  }

  /** Every process of it stands still, as on a machine or a disk that hangs. */
  freeze(): void {
    this.#signalAll('SIGSTOP');
  }

  thaw(): void {
    this.#signalAll('SIGCONT');
  }

  /** As the superuser, on a connection of its own. */
  async query(sql: string, values: readonly unknown[] = []): Promise<Record<string, unknown>[]> {
    const client = await this.connect();
    return (await client.query(sql, [...values]).finally(() => client.end())).rows;
  }

  async connect(): Promise<pg.Client> {
    const client = new pg.Client({ connectionString: this.url, application_name: 'trial' });
    client.on('error', () => {});
    await client.connect();
    return client;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (!this.runs) return;
    this.thaw();
    await this.#end('SIGQUIT');
  }

  async #spawn(): Promise<ChildProcess> {
    const settings = Object.entries(this.#settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
    const child = spawn(
      join(this.#programs, 'postgres'),
      ['-D', this.cluster, '-k', '', '-p', String(this.port), ...settings],
      {
        ...serverAccount(),
        cwd: '/',
        env: bareEnvironment(),
        stdio: ['ignore', 'ignore', 'ignore'],
      },
    );
    endedWithUs(child.pid ?? 0);
    return child;
  }

  /** The postmaster last: it would start what it misses. One that has just ended is none any more. */
  #signalAll(signal: NodeJS.Signals): void {
    const postmaster = this.#child?.pid ?? 0;
    const { stdout } = spawnSync('ps', ['-o', 'pid=', '--ppid', String(postmaster)], { encoding: 'utf8' });
    const children = stdout.split('\n').map(Number).filter(Boolean);
    spawnSync('kill', [`-${signal.replace('SIG', '')}`, ...[...children, postmaster].map(String)]);
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const child = this.#child;
    if (child === undefined || !this.runs) return;
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
  }
}

async function embeddedPrograms(): Promise<string> {
  const { folder } = await usableBinaries(serverAccount(), '/var/tmp', await installedBinaries());
  return join(folder, 'bin');
}
