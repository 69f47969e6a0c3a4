import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFile, chmod, chown, mkdir, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import pg from 'pg';
import { serverAccount } from '../../src/infrastructure/embedded-postgres/account.ts';
import { installedBinaries, usableBinaries } from '../../src/infrastructure/embedded-postgres/binaries.ts';
import { type Account, bareEnvironment, runProgram } from '../../src/infrastructure/embedded-postgres/run-program.ts';
import { eventually } from '../support/eventually.ts';

export interface RunningServer extends AsyncDisposable {
  readonly port: number;
  /** Of its Unix socket. */
  readonly folder: string;
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  await once(server.close(), 'close');
  return port;
}

export async function ownedFolder(folder: string, account: Account | undefined): Promise<string> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if (account) await chown(folder, account.uid, account.gid);
  return folder;
}

/** Starts a program of its own process group; it is ended with SIGINT. */
export async function startProgram(
  command: string,
  args: readonly string[],
  options: { readonly account: Account | undefined; readonly env?: NodeJS.ProcessEnv },
): Promise<AsyncDisposable> {
  const child = spawn(command, args, {
    ...options.account,
    cwd: '/',
    env: { ...bareEnvironment(), ...options.env },
    stdio: ['ignore', 'ignore', 'ignore'],
  });
  const ended = once(child, 'exit');
  return {
    [Symbol.asyncDispose]: async () => {
      child.kill('SIGINT');
      await ended;
    },
  };
}

/** PostgreSQL with clusters that tests make, on TCP with TLS and on a Unix socket. */
export class Servers {
  readonly #root: string;
  readonly #account = serverAccount();

  constructor(root: string) {
    this.#root = root;
  }

  async #program(name: string): Promise<string> {
    return join((await usableBinaries(this.#account, this.#root, await installedBinaries())).folder, 'bin', name);
  }

  /** A cluster with the superuser `admin`, who may come from anywhere on this machine, and a certificate that nobody signed. */
  async makeCluster(name: string): Promise<string> {
    const cluster = join(this.#root, name);
    await ownedFolder(this.#root, this.#account);
    await chmod(this.#root, 0o711);
    const made = await runProgram(
      await this.#program('initdb'),
      [
        '--pgdata',
        cluster,
        '--username',
        'admin',
        '--auth',
        'trust',
        '--encoding',
        'UTF8',
        '--locale',
        'C',
        '--no-sync',
      ],
      this.#account,
    );
    if (made.code !== 0) throw new Error(made.output);
    const key = join(cluster, 'server.key');
    const certificate = await runProgram(
      'openssl',
      [
        'req',
        '-x509',
        '-newkey',
        'rsa:2048',
        '-nodes',
        '-days',
        '2',
        '-subj',
        '/CN=localhost',
        '-keyout',
        key,
        '-out',
        join(cluster, 'server.crt'),
      ],
      this.#account,
    );
    if (certificate.code !== 0) throw new Error(certificate.output);
    return cluster;
  }

  async start(cluster: string): Promise<RunningServer> {
    const port = await freePort();
    const settings = {
      ssl: 'on',
      listen_addresses: '127.0.0.1',
      fsync: 'off',
      max_connections: '200',
      wal_level: 'replica',
    };
    const program = await startProgram(
      await this.#program('postgres'),
      [
        '-D',
        cluster,
        '-k',
        cluster,
        '-p',
        String(port),
        ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
      ],
      { account: this.#account },
    );
    await eventually(() => administer({ host: cluster, port }, 'select 1'), 20_000);
    return { port, folder: cluster, [Symbol.asyncDispose]: () => program[Symbol.asyncDispose]() };
  }

  /** A copy of a cluster that does not run, to become its standby. */
  async copyCluster(stopped: string, name: string): Promise<string> {
    const copy = join(this.#root, name);
    const { code, output } = await runProgram('cp', ['-a', stopped, copy], undefined);
    if (code !== 0) throw new Error(output);
    return copy;
  }

  async follow(standby: string, primary: RunningServer): Promise<void> {
    await writeFile(join(standby, 'standby.signal'), '');
    await appendFile(
      join(standby, 'postgresql.auto.conf'),
      `primary_conninfo = 'host=${primary.folder} port=${primary.port} user=admin'\n`,
    );
  }
}

/** As the superuser, statement by statement. */
export async function administer(
  { host, port }: { readonly host: string; readonly port: number },
  ...statements: readonly string[]
): Promise<void> {
  const client = new pg.Client({ host, port, user: 'admin', database: 'postgres', ssl: false });
  client.on('error', () => {});
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}
