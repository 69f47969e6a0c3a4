import { spawnSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { serverAccount } from '../../src/infrastructure/embedded-postgres/account.ts';
import { eventually } from '../support/eventually.ts';
import { administer, freePort, ownedFolder, type RunningServer, startProgram } from './servers.ts';

/** A program that runs PgBouncer, by its path, and what it says its version is. */
export interface Installed {
  readonly path: string;
  readonly version: string;
}

export function installedPooler(path: string): Installed | undefined {
  const { status, stdout } = spawnSync(path, ['--version'], { encoding: 'utf8' });
  return status === 0 ? { path, version: stdout.match(/PgBouncer (\S+)/)?.[1] ?? '' } : undefined;
}

/** PgBouncer in transaction mode, with few connections so that clients share them, and settings as it is delivered. */
export async function startPooler(
  { path }: Installed,
  root: string,
  server: RunningServer,
  databases: readonly string[],
): Promise<RunningServer> {
  const account = serverAccount();
  const port = await freePort();
  const folder = await ownedFolder(join(root, `pooler-${port}`), account);
  const file = join(folder, 'pgbouncer.ini');
  await writeFile(
    file,
    [
      '[databases]',
      ...databases.map((name) => `${name} = host=${server.folder} port=${server.port} dbname=${name}`),
      `postgres = host=${server.folder} port=${server.port} dbname=postgres`,
      '[pgbouncer]',
      ...[
        `listen_addr = 127.0.0.1`,
        `listen_port = ${port}`,
        `unix_socket_dir = ${folder}`,
        'auth_type = trust',
        `auth_file = ${join(folder, 'users.txt')}`,
      ],
      ...['pool_mode = transaction', 'default_pool_size = 4', 'max_client_conn = 200'],
    ].join('\n'),
    { mode: 0o644 },
  );
  await writeFile(join(folder, 'users.txt'), '"admin" ""\n', { mode: 0o644 });
  const program = await startProgram(path, [file], { account });
  await eventually(() => administer({ host: folder, port }, 'select 1'), 10_000);
  return { port, folder, [Symbol.asyncDispose]: () => program[Symbol.asyncDispose]() };
}
