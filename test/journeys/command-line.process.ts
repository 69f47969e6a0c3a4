import { expect } from 'chai';
import type { Actor } from '../../src/application/kernel/actor.ts';
import { readConfig } from '../../src/infrastructure/config/read-config.ts';
import { LineWriter } from '../../src/infrastructure/logging/line-writer.ts';
import { loggerTo } from '../../src/infrastructure/logging/logger.ts';
import { openTools } from '../../src/infrastructure/programs/open-tools.ts';
import { paymentsModule } from '../../src/infrastructure/wiring/modules/payments.ts';
import { payments } from '../../src/infrastructure/wiring/tokens/payment-tokens.ts';
import { promised } from '../support/cli.ts';
import { cliProcess, type Ended } from '../support/cli-process.ts';
import { Playground, query } from '../support/embedded-postgres.ts';
import { freshDatabase, type TestDatabase } from '../support/postgres.ts';

const payer: Actor = {
  userId: 'payer',
  role: 'user',
  email: null,
  sessionId: null,
  origin: { requestId: null, address: null, userAgent: null },
};

/** Each command once as a process on one database; what it can be told besides is tested inside of a process. */
describe('the command line, as processes on a database', function () {
  this.timeout(240_000);
  let ground: Playground;
  let database: TestDatabase;
  before(async () => {
    ground = await Playground.open();
    database = await freshDatabase();
  });
  after(async () => {
    await ground.close();
    await database.drop();
  });

  const run = (words: string | readonly string[], input?: string): Promise<Ended> => {
    const args = typeof words === 'string' ? words.split(' ') : words;
    return cliProcess({ folder: ground.folder, environment: { DATABASE_URL: database.url } }, args, input);
  };
  const json = async (words: string | readonly string[], input?: string): Promise<Record<string, unknown>> => {
    const args = typeof words === 'string' ? words.split(' ') : words;
    const { code, output, errors } = await run([...args, '--json'], input);
    expect(code, `${args.join(' ')}: ${errors}`).to.equal(0);
    return promised(args, output);
  };

  it('migrates up and down', async () => {
    const { migrations } = (await json('migrate status')) as { migrations: { name: string; applied: boolean }[] };
    expect(migrations.map(({ applied }) => applied)).not.to.contain(true);
    const names = migrations.map(({ name }) => name);
    expect(await json('migrate up')).to.deep.equal({ applied: names });
    expect(await json('migrate down --yes')).to.deep.equal({ reverted: names.slice(-1) });
    const [refused, lacking] = await Promise.all([run('migrate down'), run('users list')]);
    expect([refused.code, refused.output]).to.deep.equal([1, '']);
    expect(refused.errors).to.contain(names.at(-2)).and.to.contain('--yes');
    expect([lacking.code, lacking.output]).to.deep.equal([1, '']);
    expect(lacking.errors).to.contain('mainstay migrate up').and.not.to.contain('    at ');
    expect((await run('migrate up')).output).to.equal(`applied  ${names.at(-1)}\n`);
  });

  it('seeds, and lists what it seeded', async () => {
    const { firstUser } = (await json('seed --users 20 --tasks 3000')) as { firstUser: { id: string; email: string } };
    const [users, tasks, purged] = await Promise.all([
      json('users list --limit 5'),
      json(['tasks', 'list', '--user', firstUser.email]),
      json('tasks purge --yes'),
    ]);
    expect(users).to.include({ total: 20 });
    expect(tasks['total']).to.be.above(50);
    expect(purged['purged']).to.include({ tasks: 0, projects: 0 });
  });

  it('makes a user, looks at them, decides about them, and lets them go', async () => {
    const create = ['users', 'create', 'ada@example.com', '--name', 'Ada Lovelace', '--password-stdin'];
    const { id } = (await json(create, 'Abcdefg1\n')) as { id: string };
    const [again, shown, promoted] = await Promise.all([
      run(create, 'Abcdefg1'),
      json(['users', 'show', 'ADA@example.com']),
      json(['users', 'promote', id]),
    ]);
    expect([again.code, again.output]).to.deep.equal([1, '']);
    expect(shown).to.include({ id, email: 'ada@example.com' });
    expect(promoted).to.include({ role: 'admin' });
    expect(await json(['users', 'demote', id])).to.include({ role: 'user' });
    expect((await json(['users', 'lock', id]))['lockedAt']).to.be.a('string');
    expect((await run(['token', 'issue', id])).code).to.equal(1);
    expect(await json(['users', 'unlock', id])).to.include({ lockedAt: null });
    const [{ token }, verified] = await Promise.all([
      json(['token', 'issue', id, '--minutes', '5']),
      json(['users', 'verify', id]),
    ]);
    expect(token).to.match(/^eyJ/);
    expect(verified).to.include({ id });
    expect(await json(['users', 'sessions', id])).to.include({ total: 1 });
    expect(await json(['users', 'revoke-sessions', id])).to.deep.equal({ userId: id, ended: 1 });
    const [changed, exported, audit] = await Promise.all([
      json(['users', 'set-password', id, '--generate']),
      json(['users', 'export', id]),
      json(['audit', 'list', '--user', id, '--action', 'user.locked']),
    ]);
    expect(changed['password']).to.be.a('string');
    expect(exported).to.have.nested.property('user.id', id);
    expect(audit)
      .to.have.nested.property('items[0].actor.id')
      .that.matches(/^cli:./);
    expect((await run(['users', 'delete', id])).code).to.equal(1);
    expect(await json(['users', 'delete', id, '--yes'])).to.deep.equal({ userId: id, deleted: true });
  });

  it('lists jobs and tries a dead one again', async () => {
    const { items } = (await json('jobs list --kind sweep-erased-user')) as { items: { id: string }[] };
    const id = items[0]?.id ?? '';
    expect((await run(['jobs', 'retry', id])).code).to.equal(1);
    await query(database.url, `update jobs.job set state = 'failed' where id = '${id}'`);
    const sick = await run('doctor');
    expect(sick.code).to.equal(1);
    expect(sick.output)
      .to.match(/WRONG +jobs +1 have failed/)
      .and.to.contain('mainstay jobs retry');
    expect(await json(['jobs', 'retry', id])).to.deep.equal({ id, state: 'waiting' });
  });

  it('lists, shows, pays back and reconciles payments', async () => {
    const id = await paid(database.url);
    const [list, shown, reconciled, unknown] = await Promise.all([
      json('payments list --status completed'),
      json(['payments', 'show', id]),
      json('payments reconcile --pending-for 0'),
      run('payments refund 6b1e6a52-6c53-4f3e-9c55-0a9d0c8f3b11 --yes'),
    ]);
    expect(list).to.include({ total: 1 });
    expect(shown).to.include({ id, amount: 1999 });
    expect(reconciled).to.include({ open: 0 });
    expect([unknown.code, unknown.output]).to.deep.equal([1, '']);
    expect(await json(['payments', 'refund', id, '--yes'])).to.have.nested.property('payment.status', 'refunded');
  });

  it('finds a healthy place healthy', async () => {
    expect(await json('doctor')).to.include({ healthy: true });
  });

  it('prints the document of the API without any database or settings', async () => {
    const { code, output } = await cliProcess({ folder: ground.folder, environment: { PORT: 'wrong' } }, ['openapi']);
    expect(code).to.equal(0);
    expect(JSON.parse(output)).to.have.property('openapi', '3.1.0');
  });

  it('says in words that a database cannot be reached', async () => {
    const environment = { DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/nothing' };
    const place = { folder: ground.folder, environment };
    const [list, doctor] = await Promise.all([cliProcess(place, ['users', 'list']), cliProcess(place, ['doctor'])]);
    expect([list.code, list.output]).to.deep.equal([1, '']);
    expect(list.errors).to.contain('cannot be used').and.to.contain('mainstay doctor').and.not.to.contain('    at ');
    expect(doctor.code).to.equal(1);
    expect(doctor.output)
      .to.match(/WRONG +database/)
      .and.to.contain('correct DATABASE_URL');
  });

  it('ends with 78 on wrong settings and names each; the doctor does, too', async () => {
    const place = { folder: ground.folder, environment: { PORT: 'web', LOG_LEVEL: 'loud' } };
    const [list, doctor] = await Promise.all([cliProcess(place, ['users', 'list']), cliProcess(place, ['doctor'])]);
    expect([list.code, list.output, doctor.code]).to.deep.equal([78, '', 78]);
    expect(list.errors).to.contain('PORT').and.to.contain('LOG_LEVEL');
    expect(doctor.output).to.contain('PORT').and.to.contain('LOG_LEVEL');
  });
});

async function paid(url: string): Promise<string> {
  const config = readConfig({ DATABASE_URL: url, BETTER_AUTH_SECRET: 'x'.repeat(32) })._unsafeUnwrap();
  await using tools = await openTools(config, loggerTo(new LineWriter(2), 'error'));
  await query(
    url,
    `insert into users (id, issuer, role, version, created_at, updated_at)
    values ('payer', 'shared-secret', 'user', 1, now(), now())`,
  );
  tools.container.load(paymentsModule);
  const { make } = tools.container.get(payments.useCases);
  const given = { amount: 1999, currency: 'EUR', paymentMethod: 'pm_card_visa', description: 'a cup' };
  return (await make.execute(payer, given))._unsafeUnwrap().facts.id;
}
