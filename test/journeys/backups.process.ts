import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import pg from 'pg';
import { promised } from '../support/cli.ts';
import { cliProcess, type Ended } from '../support/cli-process.ts';
import { postmasterOf, query, until } from '../support/embedded-postgres.ts';
import { launcher, mainstay, serving } from '../support/mainstay.ts';
import { playgroundOfEach } from '../support/playground-of-each.ts';
import { freshDatabase, type TestDatabase } from '../support/postgres.ts';
import { inherited } from '../support/running-program.ts';

const password = 'Correct horse 1';

describe('backups, as processes', function () {
  this.timeout(180_000);
  const ground = playgroundOfEach();
  const databases: TestDatabase[] = [];
  afterEach(async () => {
    for (const database of databases.splice(0)) await database.drop();
  });

  const run = (words: string, environment: NodeJS.ProcessEnv = {}): Promise<Ended> =>
    cliProcess({ folder: ground.folder, environment }, words.split(' '));
  const json = async (words: string, environment: NodeJS.ProcessEnv = {}) => {
    const args = [...words.split(' '), '--json'];
    const { code, output, errors } = await run(args.join(' '), environment);
    expect(code, `${words}: ${errors}`).to.equal(0);
    return promised(args, output);
  };
  const freshUrl = async (): Promise<string> => {
    const database = await freshDatabase();
    databases.push(database);
    return database.url;
  };
  const start = async () => {
    const program = ground.run(['serve'], { RATE_LIMIT_PER_MINUTE: '1000000' });
    const { url } = await serving(program);
    const ask = async (path: string, init: RequestInit & { token?: string } = {}) => {
      const { token, headers, ...rest } = init;
      const authorization = token === undefined ? {} : { authorization: `Bearer ${token}` };
      return await fetch(`${url}/api/v1${path}`, { ...rest, headers: { ...authorization, ...headers } });
    };
    const post = async (path: string, body: object) => {
      const headers = { 'content-type': 'application/json' };
      const answer = await ask(path, { method: 'POST', headers, body: JSON.stringify(body) });
      return { status: answer.status, ...((await answer.json()) as { data: Record<string, never> }) };
    };
    return { program, ask, post };
  };

  /** With its standard input and output in our hands. */
  const piped = (args: readonly string[], environment: NodeJS.ProcessEnv) =>
    spawn(process.execPath, [launcher, ...args], { cwd: ground.folder, env: { ...inherited(), ...environment } });

  it('bring everything back after the machine is lost, with the secret that was kept, and mail nobody', async () => {
    const first = await start();
    const { data } = await first.post('/auth/register', { email: 'ada@example.com', password, name: 'Ada' });
    const { accessToken: token, refreshToken } = data['tokens'] as unknown as Record<string, string>;
    const headers = { 'content-type': 'text/plain' };
    const sent = await first.ask('/files?name=a.txt', { method: 'POST', headers, body: 'kept', token: token ?? '' });
    const { id } = ((await sent.json()) as { data: { id: string } }).data;
    const made = await json('backup create everything.backup --with-secret');
    expect(made).to.deep.include({ withSecret: true });
    expect(made['files']).to.deep.include({ known: 1, held: 1, bytes: 4, missing: [] });
    expect((await stat(join(ground.folder, 'everything.backup'))).mode & 0o777).to.equal(0o600);
    const running = await run('backup restore everything.backup --yes');
    expect([running.code, running.errors]).to.deep.equal([
      1,
      'A server runs on the database of these settings.\nStop it, in every place, and try again.\n',
    ]);

    const postmaster = await postmasterOf(ground.dataDir);
    first.program.signalGroup('SIGKILL');
    process.kill(postmaster, 'SIGKILL');
    await first.program.ended;
    await rm(ground.dataDir, { recursive: true });

    const nobody = await run('backup restore everything.backup');
    expect(nobody.code).to.equal(1);
    expect(nobody.errors).to.contain('--yes');
    expect(await json('backup restore everything.backup --yes')).to.deep.include({ jobsHeld: true, secret: 'kept' });
    await rm(join(ground.dataDir, 'mail'), { recursive: true, force: true });
    const second = await start();
    await second.program.line('jobs are held since the database was restored: mainstay jobs release');
    expect((await second.ask('/users/me', { token: token ?? '' })).status).to.equal(200);
    expect(await (await second.ask(`/files/${id}/content`, { token: token ?? '' })).text()).to.equal('kept');
    expect((await second.post('/auth/refresh', { refreshToken })).status).to.equal(200);
    expect((await second.post('/auth/login', { email: 'ada@example.com', password })).status).to.equal(200);
    await second.post('/auth/register', { email: 'bob@example.com', password, name: 'Bob' });
    const waiting = await json('jobs list --state waiting --kind mail');
    expect((waiting['items'] as unknown[]).length).to.be.above(0);
    expect(await readdir(join(ground.dataDir, 'mail')).catch(() => [])).to.deep.equal([]);
    expect((await run('doctor')).output).to.contain('mainstay jobs release');
    expect(await json('jobs release')).to.deep.equal({ released: true });
    await second.program.line('jobs were released');
    await until(async () => (await readdir(join(ground.dataDir, 'mail')).catch(() => [])).length > 0);
  });

  it('go through pipes, from the embedded database to another', async () => {
    await run('seed --users 3 --tasks 50');
    const { code, errors } = await cliProcess({ folder: ground.folder }, ['backup', 'create', 'a.backup']);
    expect([code, errors]).to.deep.equal([0, '']);
    const url = await freshUrl();
    const child = piped(['backup', 'restore', '-', '--yes'], { DATABASE_URL: url });
    createReadStream(join(ground.folder, 'a.backup')).pipe(child.stdin);
    const [ended] = await once(child, 'close');
    expect(ended).to.equal(0);
    expect(await query(url, 'select count(*)::int as n from tasks')).to.deep.equal([{ n: 50 }]);
    const out = piped(['backup', 'create', '-', '--json'], { DATABASE_URL: url });
    let beside = '';
    out.stderr.on('data', (bytes: Buffer) => {
      beside += bytes;
    });
    const chunks: Buffer[] = [];
    out.stdout.on('data', (bytes: Buffer) => chunks.push(bytes));
    await once(out, 'close');
    expect(JSON.parse(beside)).to.deep.include({ file: '-' });
    await writeFile(join(ground.folder, 'b.backup'), Buffer.concat(chunks));
    expect(await json('backup verify b.backup')).to.deep.include({ verified: true });
  });

  it('leave the database empty where a restore is killed midway', async () => {
    await run('seed --users 3 --tasks 50');
    await run('backup create a.backup');
    const url = await freshUrl();
    // Once all rows are there and the first index is built again, it waits for us.
    await query(
      url,
      `create function wait() returns event_trigger language plpgsql as $$ begin
         if to_regclass('public.users') is not null and exists (select from public.users) then perform pg_advisory_xact_lock(42); end if;
       end $$;
       create event trigger wait on ddl_command_end when tag in ('CREATE INDEX') execute function wait()`,
    );
    const guard = new pg.Client({ connectionString: url });
    await guard.connect();
    await guard.query('select pg_advisory_lock(42)');
    const restoring = mainstay(ground.folder, ['backup', 'restore', 'a.backup', '--yes'], { DATABASE_URL: url });
    ground.watch(restoring);
    const waiting = "select count(*)::int as n from pg_locks where locktype = 'advisory' and not granted";
    await until(async () => (await guard.query(waiting)).rows[0].n === 1);
    restoring.signalGroup('SIGKILL');
    await restoring.ended;
    await guard.query('select pg_advisory_unlock(42)');
    const others = `select count(*)::int as n from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'`;
    await until(async () => (await guard.query(others)).rows[0].n === 0);
    expect(
      (await guard.query("select to_regclass('public.users') as users, to_regclass('jobs.job') as jobs")).rows,
    ).to.deep.equal([{ users: null, jobs: null }]);
    await guard.query('drop event trigger wait');
    await guard.end();
    expect((await run('backup restore a.backup --yes', { DATABASE_URL: url })).code).to.equal(0);
  });

  it('are refused where they are damaged, or cannot be written', async () => {
    await run('seed --users 1 --tasks 1');
    await run('backup create a.backup');
    const whole = await readFile(join(ground.folder, 'a.backup'));
    await writeFile(join(ground.folder, 'cut.backup'), whole.subarray(0, whole.length - 100));
    for (const words of ['backup verify cut.backup', 'backup restore cut.backup --yes']) {
      const { code, errors } = await run(words, { DATABASE_URL: await freshUrl() });
      expect([code, errors]).to.deep.equal([
        1,
        'This backup cannot be used: it was cut short, changed, or is no backup.\nNothing was changed. Take another one.\n',
      ]);
    }
    expect((await run('backup create a.backup')).errors).to.equal(
      'a.backup cannot be written: there is such a file already.\n',
    );
  });

  it('are made and verified by themselves', async () => {
    const program = ground.run(['serve'], { BACKUP_EVERY: '5m' });
    const { url } = await serving(program);
    await program.line('a backup was made and verified');
    expect(await readdir(join(ground.dataDir, 'backups'))).to.have.length(1);
    expect(await (await fetch(`${url}/metrics`)).text()).to.match(/^mainstay_backup_verified_age_seconds [\d.]+$/m);
    expect((await run('doctor', { BACKUP_EVERY: '5m' })).output).to.match(/ok +backups +the last verified one/);
  });
});
