import { expect } from 'chai';
import { MemoryJobs } from '../../../src/adapters/jobs/memory-jobs.ts';
import type { DemoStore } from '../../../src/application/demo/ports.ts';
import { memoryJobs } from '../../../src/infrastructure/wiring/stores/memory-accounts.ts';
import { accounts } from '../../../src/infrastructure/wiring/tokens/account-tokens.ts';
import { demo } from '../../../src/infrastructure/wiring/tokens/demo-tokens.ts';
import { jobs } from '../../../src/infrastructure/wiring/tokens/job-tokens.ts';
import { type Cli, cliOn, memoryCli } from '../../support/cli.ts';
import { memoryProduct } from '../../support/memory-product.ts';
import { production } from '../../support/production.ts';

type Listed = { readonly items: readonly Record<string, unknown>[]; readonly total: number };
const listed = async (cli: Cli, words: string) => (await cli.json(words)) as unknown as Listed;

describe('seed', () => {
  it('adds people who can sign in, with projects and tasks; a second run adds others', async () => {
    const cli = memoryCli();
    const first = await cli.json('seed --users 3 --tasks 40');
    expect(first).to.include({ users: 3, projects: 9, tasks: 40 });
    const second = await cli.json('seed --users 2 --tasks 0');
    expect(second['password']).not.to.equal(first['password']);
    const { items, total } = await listed(cli, 'users list');
    expect(total).to.equal(5);
    expect(new Set(items.map(({ email }) => email))).to.have.property('size', 5);
    const { id, email } = first['firstUser'] as { id: string; email: string };
    const tasks = await listed(cli, `tasks list --user ${email}`);
    expect(tasks.total).to.be.above(3);
    expect(await cli.json(`users show ${email}`)).to.include({ id });
    expect((await cli.run('seed --users 1 --tasks 1')).output).to.contain('password of all');
    expect((await listed(cli, 'audit list --action demo.seeded')).total).to.equal(3);
  });

  it('shows how far it has come', async () => {
    const { terminal } = await memoryCli().run('seed --users 1 --tasks 6000');
    expect(terminal.reached).to.deep.equal([2500, 5000, 6000]);
  });

  it('asks in production, where demo people would be among real ones', async () => {
    const environment = production;
    const cli = cliOn(memoryProduct({ environment }).container);
    expect((await cli.run('seed --users 1 --tasks 1')).errors).to.contain('production');
    expect((await cli.run('seed --users 1 --tasks 1 --yes')).code).to.equal(0);
  });

  it('that breaks off tells so', async () => {
    const full: DemoStore = { addPeople: () => Promise.reject(new Error('the disk is full')) } as never;
    const cli = cliOn(
      memoryProduct({ rewire: (container) => container.rebind(demo.store).toConstantValue(full) }).container,
    );
    expect(await cli.run('seed').catch(String)).to.contain('the disk is full');
  });
});

describe('tasks', () => {
  it('are listed by owner, state and words', async () => {
    const cli = memoryCli();
    await cli.run('seed --users 1 --tasks 60');
    const [{ id } = { id: '' }] = (await listed(cli, 'users list')).items;
    const all = await listed(cli, `tasks list --user ${id} --limit 100`);
    const open = await listed(cli, `tasks list --user ${id} --status open`);
    const done = await listed(cli, `tasks list --user ${id} --status done`);
    expect([all.total, open.total + done.total]).to.deep.equal([60, 60]);
    expect(open.items.map(({ completed }) => completed)).not.to.contain(true);
    const searched = await cli.json(['tasks', 'list', '--user', String(id), '--search', 'the budget']);
    for (const { title } of searched['items'] as { title: string }[]) expect(title).to.contain('the budget');
    const { output } = await cli.run(`tasks list --user ${id} --limit 2`, { width: 60 });
    expect(output).to.contain('2 of 60');
    for (const line of output.split('\n').slice(0, 3)) expect(line.length).to.be.at.most(60);
  });

  it('of nobody are refused', async () => {
    expect(await memoryCli().run('tasks list --user nobody')).to.include({ code: 1, output: '' });
  });

  it('that were deleted long ago are purged', async () => {
    const { container, clock } = memoryProduct();
    const cli = cliOn(container);
    expect((await cli.json('tasks purge --yes'))['purged']).to.include({ tasks: 0, projects: 0 });
    clock.advance({ days: 31 });
    expect((await cli.run('tasks purge --yes')).output).to.match(/tasks +0/);
  });
});

describe('projects', () => {
  it('are listed by owner, status and text', async () => {
    const cli = memoryCli();
    await cli.run('seed --users 2 --tasks 1');
    const [{ id } = { id: '' }] = (await listed(cli, 'users list')).items;
    const all = await listed(cli, `projects list --user ${id}`);
    const active = await listed(cli, `projects list --user ${id} --status active`);
    const inactive = await listed(cli, `projects list --user ${id} --status inactive`);
    expect(all.total).to.be.above(1);
    expect(active.total + inactive.total).to.equal(all.total);
    expect(active.items.map(({ status }) => status)).not.to.contain('inactive');
    const { name } = all.items[0] as { name: string };
    const searched = await cli.json(['projects', 'list', '--user', String(id), '--search', name.toUpperCase()]);
    expect((searched['items'] as object[])[0]).to.include({ name });
    expect((await cli.run(`projects list --user ${id} --limit 1`)).output).to.contain(`1 of ${all.total}`);
    expect(await cli.run('projects list --user nobody')).to.include({ code: 1, output: '' });
  });
});

describe('audit list', () => {
  it('finds by user, action and time', async () => {
    const cli = memoryCli();
    await cli.run(['users', 'create', 'ada@example.com', '--name', 'Ada L', '--generate']);
    await cli.run('users lock ada@example.com');
    const { items } = await listed(cli, 'audit list --user ada@example.com');
    expect(items.map(({ action }) => action)).to.have.members(['user.locked', 'user.registered']);
    expect(items[0]).to.deep.include({ actor: { type: 'operator', id: 'cli:tester' } });
    expect((await listed(cli, 'audit list --action user.locked')).total).to.equal(1);
    expect((await listed(cli, 'audit list --until 1999-12-31')).total).to.equal(0);
    expect((await listed(cli, 'audit list --since 1999-12-31T23:59Z')).total).to.equal(2);
    expect((await listed(cli, 'audit list --transaction none')).total).to.equal(0);
    expect((await listed(cli, 'audit list --user somebody-erased')).total).to.equal(0);
    expect((await cli.run('audit list')).output)
      .to.contain('cli:tester')
      .and.to.contain('user.locked');
  });

  it('of an unknown e-mail is refused', async () => {
    expect(await memoryCli().run('audit list --user no@example.com')).to.include({ code: 1, output: '' });
  });
});

describe('jobs', () => {
  const kind = { name: 'break', retries: 0, limitSeconds: 5 };
  const run = async () => {
    throw new Error('broken');
  };

  it('are listed, and a dead one is tried once more', async () => {
    const cli = memoryCli();
    const queue = cli.container.get(memoryJobs);
    expect(queue).to.be.instanceOf(MemoryJobs);
    expect((await cli.run('jobs list')).output).to.equal('none');
    await cli.container.get(jobs.queue).add(kind, { whom: 'ada' });
    await queue.start([{ kind, run }]);
    await queue.runDue();
    const { items } = (await cli.json('jobs list --state dead')) as unknown as Listed;
    expect(items).to.have.lengthOf(1);
    expect(items[0])
      .to.include({ kind: 'break', state: 'dead' })
      .and.to.deep.include({ facts: { whom: 'ada' } });
    const id = String(items[0]?.['id']);
    expect(await cli.json(['jobs', 'retry', id])).to.deep.equal({ id, state: 'waiting' });
    expect((await cli.run('jobs list --kind break')).output).to.contain('waiting');
    expect((await listed(cli, 'audit list --action job.retried')).items[0]).to.deep.include({
      subject: { type: 'job', id },
    });
    const again = await cli.run(['jobs', 'retry', id]);
    expect(again).to.include({ code: 1, output: '' });
    expect(again.errors).to.contain('mainstay jobs list --state dead');
  });
});

describe('token issue', () => {
  const verified = (cli: Cli, token: string) => cli.container.get(accounts.authenticate).execute(token, nowhere);
  const nowhere = { requestId: null, address: null, userAgent: null };

  it('prints a token that works and nothing else', async () => {
    const cli = memoryCli();
    const { output, errors } = await cli.run('token issue');
    expect(output).to.match(/^[\w-]+\.[\w-]+\.[\w-]+$/);
    expect(errors).to.equal('');
    expect((await verified(cli, output))._unsafeUnwrap()).to.include({ userId: 'newcomer', role: 'user' });
  });

  it('is for whoever has a password too, in a session of its own and no longer than that', async () => {
    const cli = memoryCli();
    const { id } = await cli.json(['users', 'create', 'ada@example.com', '--name', 'Ada L', '--admin', '--generate']);
    const issued = await cli.json('token issue ada@example.com --minutes 43200');
    expect(issued['userId']).to.equal(id);
    const { items } = (await cli.json('users sessions ada@example.com')) as unknown as Listed;
    expect(issued['expiresAt']).to.equal(items[0]?.['expiresAt']);
    expect((await verified(cli, String(issued['token'])))._unsafeUnwrap()).to.include({ userId: id, role: 'admin' });
    const { items: entries } = await listed(cli, 'audit list --action token.issued');
    expect(entries).to.have.lengthOf(1);
  });

  it('is not for who is locked, for an e-mail of nobody, or for an id that nobody can have', async () => {
    const cli = memoryCli();
    await verified(cli, (await cli.run('token issue')).output);
    await cli.run('users lock newcomer');
    for (const who of ['newcomer', 'no@example.com', 'v1']) {
      const { code, output, errors } = await cli.run(['token', 'issue', who]);
      expect([code, output], who).to.deep.equal([1, '']);
      expect(errors).to.contain('mainstay users');
    }
  });
});
