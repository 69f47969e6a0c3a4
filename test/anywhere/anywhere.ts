import { execFileSync } from 'node:child_process';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { line, placeWith, poolers, root, surroundings, totals, tries } from './combinations.ts';
import { databases } from './databases.ts';
import { installedPooler, startPooler } from './poolers.ts';
import { administer, type RunningServer, Servers } from './servers.ts';
import { refusal, use } from './use.ts';

/**
 * Runs the product on each kind of database in each kind of surroundings, a line for each, and ends with 1 when one is not
 * as docs/operations.md says. Needs PgBouncer in its old and its new kind,
 * as `.ci/pgbouncer` installs them, or PGBOUNCER_OLD and PGBOUNCER_NEW for their paths.
 */
async function onEmbedded(): Promise<void> {
  for (const [name, environment] of Object.entries(surroundings))
    await line('embedded', name, 'works', async () => use(await placeWith(environment)));
  const bom = Buffer.from('\uFEFFRATE_LIMIT_PER_MINUTE=90000\nAPP_URL=https://app.example.com\n');
  await line('embedded', '.env with a byte-order mark', 'works', async () => use(await placeWith({}, { '.env': bom })));
  const utf16 = Buffer.from('\uFEFFPORT=0\n', 'utf16le');
  await line('embedded', '.env in UTF-16', 'refused', async () =>
    refusal(await placeWith({}, { '.env': utf16 }), /\.env is not written in UTF-8/),
  );
  const latin1 = Buffer.from('MAIL_FROM=M\xfcller <a@b.example>\n', 'latin1');
  await line('embedded', '.env in Latin-1', 'refused', async () =>
    refusal(await placeWith({}, { '.env': latin1 }), /\.env is not written in UTF-8/),
  );
  await line('embedded', 'DATA_DIR in folders to be made', 'works', async () =>
    use(await placeWith({ DATA_DIR: 'not/yet/there' })),
  );
  await line('embedded', 'DATA_DIR is a file', 'refused', async () =>
    refusal(await placeWith({ DATA_DIR: 'file' }, { file: '' }), /DATA_DIR .* cannot be used: it is a file/),
  );
  await line('embedded', 'DATA_DIR below a file', 'refused', async () =>
    refusal(
      await placeWith({ DATA_DIR: 'file/data' }, { file: '' }),
      /DATA_DIR .* cannot be used: a part of its path is a file/,
    ),
  );
  await onFolder('ro', 'DATA_DIR is read-only', /DATA_DIR .* cannot be used: its file system is read-only/);
  await onFolder('size=2m', 'DATA_DIR has 2 MB', /(No space left on device|disk is full)/);
}

/** On a file system of its own; only root can mount one. */
async function onFolder(options: string, name: string, sentence: RegExp): Promise<void> {
  const place = await placeWith({ DATA_DIR: 'data' });
  const data = join(place.folder, 'data');
  await mkdir(data, { mode: 0o711 });
  execFileSync('mount', ['-t', 'tmpfs', '-o', `mode=711,${options}`, 'tmpfs', data]);
  try {
    await line('embedded', name, 'refused', () => refusal(place, sentence));
  } finally {
    execFileSync('umount', [data]);
  }
}

async function onExternal(server: RunningServer): Promise<void> {
  for (const { name, database, prepare, query = '', sentence, user = 'admin' } of databases) {
    const makes = prepare.some((statement) => /create database|select 1/.test(statement));
    await administer(
      { host: server.folder, port: server.port },
      ...(makes ? [] : [`drop database if exists ${database}`, `create database ${database}`]),
      ...prepare,
    );
    const url = `postgresql://${user}@127.0.0.1:${server.port}/${database}${query}`;
    if (sentence !== undefined) {
      await line(name, 'nothing set', 'refused', async () => refusal(await placeWith({ DATABASE_URL: url }), sentence));
      continue;
    }
    for (const [around, environment] of Object.entries(surroundings))
      await line(name, around, 'works', async () => use(await placeWith({ ...environment, DATABASE_URL: url })));
  }
  await administer({ host: server.folder, port: server.port }, 'create database forms');
  const forms = {
    '?host=/socket&port=': `postgresql://admin@/forms?host=${server.folder}&port=${server.port}`,
    'host percent-encoded': `postgresql://admin@${encodeURIComponent(server.folder)}:${server.port}/forms`,
    'keyword=value': `host=127.0.0.1 port=${server.port} user=admin dbname='forms'`,
    'two hosts, one of them dead': `postgresql://admin@127.0.0.1:1,127.0.0.1:${server.port}/forms`,
  };
  for (const [name, url] of Object.entries(forms))
    await line('an address', name, 'works', async () => use(await placeWith({ DATABASE_URL: url })));
}

async function onStandby(servers: Servers, primary: RunningServer, standbyCluster: string): Promise<void> {
  await using standby = await servers.start(standbyCluster);
  const alone = `postgresql://admin@127.0.0.1:${standby.port}/postgres`;
  await line('a standby', 'nothing set', 'refused', async () =>
    refusal(await placeWith({ DATABASE_URL: alone }), /takes no writes: it is a standby/),
  );
  const both = `postgresql://admin@127.0.0.1:${standby.port},127.0.0.1:${primary.port}/postgres`;
  await line('a standby and its primary', 'nothing set', 'works', async () =>
    use(await placeWith({ DATABASE_URL: both })),
  );
}

async function onPooler(server: RunningServer): Promise<void> {
  const [old, current] = [
    process.env['PGBOUNCER_OLD'] ?? `${poolers}/old`,
    process.env['PGBOUNCER_NEW'] ?? `${poolers}/new`,
  ].map(installedPooler);
  if (old === undefined || current === undefined) {
    totals.failed += 1;
    console.log('FAIL PgBouncer is not installed: .ci/pgbouncer gets both kinds');
    return;
  }
  await administer(
    { host: server.folder, port: server.port },
    'create database pooled',
    'create database pooled_odd',
    `alter database pooled_odd set datestyle = 'German'`,
    `alter database pooled_odd set timezone = 'Asia/Kathmandu'`,
    'create database pooled_strict',
    `alter database pooled_strict set default_transaction_isolation = 'serializable'`,
  );
  await using pooler = await startPooler(current, root, server, ['pooled', 'pooled_odd', 'pooled_strict']);
  const through = (port: number, database: string) => `postgresql://admin@127.0.0.1:${port}/${database}`;
  const label = `PgBouncer ${current.version}`;
  for (const [around, environment] of Object.entries(surroundings))
    await line(label, around, 'works', async () =>
      use(
        await placeWith({
          ...environment,
          DATABASE_URL: through(pooler.port, 'pooled'),
          DATABASE_DIRECT_URL: through(server.port, 'pooled'),
        }),
      ),
    );
  await line(label, 'no DATABASE_DIRECT_URL', 'works', async () =>
    use(await placeWith({ DATABASE_URL: through(pooler.port, 'pooled') })),
  );
  await line(label, 'DateStyle, TimeZone', 'works', async () =>
    use(
      await placeWith({
        DATABASE_URL: through(pooler.port, 'pooled_odd'),
        DATABASE_DIRECT_URL: through(server.port, 'pooled_odd'),
      }),
    ),
  );
  await line(label, 'isolation', 'refused', async () =>
    refusal(
      await placeWith({ DATABASE_URL: through(pooler.port, 'pooled_strict') }),
      /begins transactions as "serializable"/,
    ),
  );
  await using older = await startPooler(old, root, server, ['pooled']);
  await line(`PgBouncer ${old.version}`, 'nothing set', 'refused', async () =>
    refusal(await placeWith({ DATABASE_URL: through(older.port, 'pooled') }), /must be PgBouncer 1\.21 or newer/),
  );
}

try {
  if (tries('embedded')) await onEmbedded();
  const servers = new Servers(join(root, 'servers'));
  const cluster = await servers.makeCluster('primary');
  const standby = await servers.copyCluster(cluster, 'standby');
  {
    await using server = await servers.start(cluster);
    await servers.follow(standby, server);
    if (tries('external')) await onExternal(server);
    if (tries('standby')) await onStandby(servers, server, standby);
    if (tries('pooler')) await onPooler(server);
  }
} finally {
  await rm(root, { recursive: true, force: true });
}
console.log(`${totals.passed} passed, ${totals.failed} failed`);
process.exit(totals.failed > 0 ? 1 : 0);
