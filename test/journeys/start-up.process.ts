import { access, chown, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { isRoot, ordinary, reachable } from '../support/accounts.ts';
import { answers, isAlive, postmasterOf, until } from '../support/embedded-postgres.ts';
import { launcher, printedRequest, serving } from '../support/mainstay.ts';
import { playgroundOfEach } from '../support/playground-of-each.ts';
import { freshDatabase } from '../support/postgres.ts';
import { production } from '../support/production.ts';
import { RunningProgram } from '../support/running-program.ts';

describe('the start', function () {
  this.timeout(120_000);
  const ground = playgroundOfEach();
  const run = (environment: NodeJS.ProcessEnv = {}, ...args: readonly string[]): RunningProgram =>
    ground.run(['serve', ...args], environment);

  it('in an empty folder tells a newcomer where to go, and the curl works as printed', async () => {
    const { program, url } = await serving(run());
    const first = await fetch(await printedRequest(program));
    expect(first.status).to.equal(200);
    expect(await first.json()).to.have.nested.property('data.total', 0);
    expect(program.errors).to.contain(`${url}/docs`);
    for (const path of ['/docs', '/openapi.json', '/health', '/health/live', '/health/ready'])
      expect((await fetch(url + path)).status, path).to.equal(200);
    expect((await stat(join(ground.dataDir, 'secret'))).mode & 0o777).to.equal(0o600);
    program.signal('SIGTERM');
    expect(await program.ended).to.deep.equal({ code: 0, signal: null });
    const { output } = await program.finished();
    expect(output.split('\n').filter((line) => !line.startsWith('{'))).to.deep.equal(['']);
    for (const line of program.lines) expect(line).to.include.keys('timestamp', 'level', 'message');
  });

  it('works a second time, with the same secret and the same tasks', async () => {
    const first = await serving(run());
    const printed = await printedRequest(first.program);
    const made = await fetch(new Request(printed, { method: 'POST', body: '{"title":"kept"}', ...json(printed) }));
    expect(made.status).to.equal(201);
    first.program.signal('SIGINT');
    await first.program.ended;
    const { url } = await serving(run());
    const again = await fetch(url + new URL(printed.url).pathname, { headers: printed.headers });
    expect(await again.json()).to.have.nested.property('data.tasks[0].title', 'kept');
  });

  it('works for two at once on one folder; the last to stop stops the database', async () => {
    const [one, other] = await Promise.all([serving(run()), serving(run())]);
    expect((await fetch(await printedRequest(one.program))).status).to.equal(200);
    const postmaster = await postmasterOf(ground.dataDir);
    one.program.signal('SIGTERM');
    await one.program.ended;
    expect((await fetch(await printedRequest(other.program))).status).to.equal(200);
    other.program.signal('SIGTERM');
    await other.program.ended;
    expect(isAlive(postmaster)).to.equal(false);
  });

  it('with DATABASE_URL uses that database, and nothing embedded starts', async () => {
    const database = await freshDatabase();
    const { program } = await serving(run({ DATABASE_URL: database.url }));
    expect((await fetch(await printedRequest(program))).status).to.equal(200);
    expect(await access(join(ground.dataDir, 'postgres')).catch(() => 'absent')).to.equal('absent');
    program.signal('SIGTERM');
    expect((await program.ended).code).to.equal(0);
    expect(await answers(database.url)).to.equal(true);
    await database.drop();
  });

  it('reads .env', async () => {
    await writeFile(join(ground.folder, '.env'), 'LOG_LEVEL=nonsense\nBETTER_AUTH_SECRET=shortish');
    const program = run();
    expect(await program.ended).to.deep.equal({ code: 78, signal: null });
    expect(program.errors).to.contain('LOG_LEVEL').and.to.contain('BETTER_AUTH_SECRET').and.not.to.contain('shortish');
  });

  it('with wrong settings names them all, ends with 78, and leaves nothing behind', async () => {
    const program = run({ NODE_ENV: 'production', PORT: 'web', CORS_ORIGINS: '*', DATABASE_URL: 'me:hidden@db' });
    expect(await program.ended).to.deep.equal({ code: 78, signal: null });
    for (const name of ['PORT', 'CORS_ORIGINS', 'DATABASE_URL', 'BETTER_AUTH_SECRET', 'STRIPE_SECRET_KEY'])
      expect(program.errors).to.contain(`  ${name}: `);
    expect(program.errors).not.to.contain('hidden');
    expect(program.lines).to.deep.equal([]);
    expect(await access(ground.dataDir).catch(() => 'absent')).to.equal('absent');
  });

  it('prints no token in production, where it listens to every address', async () => {
    const { program, url } = await serving(run(production));
    // On Linux the whole of 127.0.0.0/8 is this machine.
    const other = process.platform === 'linux' ? '127.0.0.2' : '127.0.0.1';
    expect((await fetch(`${url.replace('localhost', other)}/health/live`)).status).to.equal(200);
    program.signal('SIGTERM');
    await program.ended;
    expect(program.errors).to.equal('');
  });

  it('on a port in use says so, ends with 1, and stops the database again', async () => {
    const { url } = await serving(run());
    const second = run({ PORT: new URL(url).port, DATA_DIR: './second' });
    expect(await second.ended).to.deep.equal({ code: 1, signal: null });
    expect(second.errors).to.contain('is in use').and.not.to.contain('    at ');
    await until(async () => !isAlive(await postmasterOf(join(ground.folder, 'second')).catch(() => 0)));
  });

  it('works for an ordinary user', async () => {
    await chown(ground.folder, ordinary.uid, ordinary.gid);
    const command = [await reachable(process.execPath), await reachable(launcher), 'serve'];
    const program = RunningProgram.start(command, { PORT: '0' }, { cwd: ground.folder, ...(isRoot && ordinary) });
    ground.watch(program);
    expect((await fetch(await printedRequest(program))).status).to.equal(200);
    expect((await stat(join(ground.dataDir, 'secret'))).uid).to.equal(ordinary.uid);
    program.signal('SIGTERM');
    expect((await program.ended).code).to.equal(0);
  });

  it('with several workers serves the same', async () => {
    const { program } = await serving(run({}, '--workers', '2'));
    expect((await fetch(await printedRequest(program))).status).to.equal(200);
    const postmaster = await postmasterOf(ground.dataDir);
    program.signalGroup('SIGINT');
    expect(await program.ended).to.deep.equal({ code: 0, signal: null });
    expect(isAlive(postmaster)).to.equal(false);
  });
});

const json = ({ headers }: Request) => ({
  headers: { ...Object.fromEntries(headers), 'content-type': 'application/json' },
});
