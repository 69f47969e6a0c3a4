import { expect } from 'chai';
import { User } from '../../../src/domain/accounts/user.ts';
import type { Instant } from '../../../src/domain/kernel/instant.ts';
import { accounts } from '../../../src/infrastructure/wiring/tokens/account-tokens.ts';
import { audit } from '../../../src/infrastructure/wiring/tokens/audit-tokens.ts';
import { type Cli, memoryCli } from '../../support/cli.ts';

const now = '2026-11-20T10:00:00.000Z' as Instant;
const create = ['users', 'create', 'ada@example.com', '--name', 'Ada Lovelace'];

/** Somebody whom another issuer vouches for. */
const meet = (cli: Cli, userId: string, email: string, issuer = 'shared-secret') =>
  cli.container.get(accounts.users).findOrAdd(User.provision({ userId, email, issuer, issuedAt: now }, now));

describe('users', () => {
  let cli: Cli;
  let id: string;
  beforeEach(async () => {
    cli = memoryCli();
    id = String((await cli.json([...create, '--generate']))['id']);
  });

  it('are made with a password that is piped in, asked for twice, or made and shown once', async () => {
    const piped = await cli.json(['users', 'create', 'bo@example.com', '--name', 'Bo B', '--password-stdin'], {
      piped: 'Abcdefg1',
    });
    expect(piped).to.include({ email: 'bo@example.com', name: 'Bo B', role: 'user', password: null });
    expect(piped['emailVerifiedAt']).to.be.a('string');
    const asked = await cli.run(['users', 'create', 'cy@example.com', '--name', 'Cy C', '--admin'], {
      secrets: ['Abcdefg1', 'Abcdefg1'],
    });
    expect(asked.code).to.equal(0);
    expect(asked.output)
      .to.match(/role +admin/)
      .and.not.to.contain('Abcdefg1');
    const made = await cli.json(['users', 'create', 'di@example.com', '--name', 'Di D', '--generate']);
    expect(made['password']).to.match(/^[A-Za-z2-9]{20}$/);
    const { credentials } = cli.container.get(accounts.store);
    const credential = await credentials.ofUser(String(made['id']));
    expect(credential?.hash).to.match(/^\$2/);
  });

  it('are not made with a weak password, with one typed differently, with none, or at an address that is taken', async () => {
    const other = ['users', 'create', 'bo@example.com', '--name', 'Bo B'];
    const weak = await cli.run([...other, '--password-stdin'], { piped: 'short' });
    expect([weak.code, weak.output]).to.deep.equal([1, '']);
    expect(weak.errors).to.contain('password: at least 8 characters').and.not.to.contain('short');
    expect((await cli.run(other, { secrets: ['Abcdefg1', 'Abcdefg2'] })).errors).to.contain('not the same');
    expect((await cli.run(other)).errors).to.contain('--password-stdin');
    const taken = await cli.run([...create, '--generate']);
    expect([taken.code, taken.output]).to.deep.equal([1, '']);
    expect(taken.errors).to.contain('has this e-mail already').and.to.contain('users show');
  });

  it('are shown by id or e-mail, in any case', async () => {
    for (const who of [id, 'ada@example.com', 'ADA@example.com']) {
      expect(await cli.json(['users', 'show', who])).to.include({ id, email: 'ada@example.com', role: 'user' });
      expect((await cli.run(['users', 'show', who])).output)
        .to.contain(id)
        .and.to.contain('Ada Lovelace');
    }
  });

  it('who are unknown are refused by every command, with what to do next', async () => {
    for (const verb of 'show promote demote lock unlock verify sessions revoke-sessions export'.split(' ')) {
      const { code, output, errors } = await cli.run(`users ${verb} nobody@example.com`);
      expect([code, output], verb).to.deep.equal([1, '']);
      expect(errors).to.contain('no such user').and.to.contain('mainstay users list --search');
    }
    expect((await cli.run('users delete nobody@example.com --yes')).code).to.equal(1);
    expect((await cli.run('users set-password nobody@example.com --generate')).code).to.equal(1);
  });

  it('whom an e-mail does not tell apart are named by their ids, and nothing is done', async () => {
    await meet(cli, 'other', 'ada@example.com');
    for (const verb of ['show', 'lock', 'delete --yes']) {
      const [first = '', ...rest] = verb.split(' ');
      const { code, errors } = await cli.run(['users', first, 'ada@example.com', ...rest]);
      expect(code).to.equal(1);
      expect(errors).to.contain(id).and.to.contain('other').and.to.contain('by the id');
    }
    expect(await cli.json('users show other')).to.include({ lockedAt: null, deletedAt: null });
  });

  it('are listed, the newest first, by what is looked for', async () => {
    await meet(cli, 'zed', 'zed@example.com');
    await cli.run('users lock zed');
    await cli.run(['users', 'promote', id]);
    const ids = async (words: string) =>
      ((await cli.json(words))['items'] as { id: string }[]).map(({ id: listed }) => listed);
    expect(await ids('users list')).to.have.members(['zed', id]);
    expect(await ids('users list --search zed')).to.deep.equal(['zed']);
    expect(await ids('users list --role admin')).to.deep.equal([id]);
    expect(await ids('users list --state locked')).to.deep.equal(['zed']);
    expect(await cli.json('users list --limit 1')).to.have.property('total', 2);
    expect((await cli.run('users list --limit 1')).output).to.contain('1 of 2; see --limit and --offset');
    expect((await cli.run('users list --search nobody')).output).to.equal('none');
  });

  it('are promoted, demoted, locked, unlocked and verified, and the audit log says by whom', async () => {
    expect(await cli.json(['users', 'promote', id])).to.include({ role: 'admin' });
    expect(await cli.json(['users', 'demote', id])).to.include({ role: 'user' });
    expect((await cli.json(['users', 'lock', id]))['lockedAt']).to.be.a('string');
    expect(await cli.json(['users', 'unlock', id])).to.include({ lockedAt: null });
    await meet(cli, 'zed', 'zed@example.com');
    expect((await cli.json('users verify zed'))['emailVerifiedAt']).to.be.a('string');
    const { items } = await cli.container.get(audit.log).page({ userId: id }, { limit: 9, offset: 0 });
    expect(items.map(({ action, from, to }) => [action, from, to])).to.deep.include.members([
      ['user.role_changed', 'user', 'admin'],
      ['user.role_changed', 'admin', 'user'],
      ['user.locked', null, null],
    ]);
    for (const { actor } of items) expect(actor).to.deep.equal({ type: 'operator', id: 'cli:tester' });
  });

  it('show where they are signed in, and lose it', async () => {
    await cli.run(['token', 'issue', id]);
    const { items } = await cli.json(['users', 'sessions', id]);
    expect(items).to.have.lengthOf(1);
    expect((await cli.run(['users', 'sessions', id])).output).to.contain('mainstay token issue');
    expect(await cli.json(['users', 'revoke-sessions', id])).to.deep.equal({ userId: id, ended: 1 });
    expect((await cli.run(['users', 'sessions', id])).output).to.equal('none');
  });

  it('get another password, which ends their sessions', async () => {
    await cli.run(['token', 'issue', id]);
    expect(await cli.json(['users', 'set-password', id, '--password-stdin'], { piped: 'Abcdefg2' })).to.deep.equal({
      userId: id,
      password: null,
    });
    expect((await cli.run(['users', 'sessions', id])).output).to.equal('none');
    expect((await cli.run(['users', 'set-password', id, '--generate'])).output).to.match(/password +[A-Za-z2-9]{20}/);
    await meet(cli, 'zed', 'zed@example.com');
    const foreign = await cli.run('users set-password zed --generate');
    expect([foreign.code, foreign.output]).to.deep.equal([1, '']);
    expect(foreign.errors).to.contain('Another sign-in server');
  });

  it('are exported as JSON, on paper and for scripts alike, with no secret in it', async () => {
    const exported = await cli.json(['users', 'export', id]);
    expect(exported['user']).to.include({ id, email: 'ada@example.com' });
    expect(JSON.parse((await cli.run(['users', 'export', id])).output)).to.have.nested.property('user.id', id);
    expect(JSON.stringify(exported)).not.to.contain('$2');
  });

  it('are deleted after a yes, and then nobody tells who it was', async () => {
    expect((await cli.run(['users', 'delete', id], { answers: ['n'] })).code).to.equal(1);
    expect(await cli.json(['users', 'delete', id, '--yes'])).to.deep.equal({ userId: id, deleted: true });
    expect(await cli.json(['users', 'show', id])).to.include({ email: null, name: null });
    expect((await cli.run(['users', 'delete', id, '--yes'])).code).to.equal(1);
    expect((await cli.run(['token', 'issue', id])).errors).to.contain('locked');
  });
});
