import { expect } from 'chai';
import { decodeJwt } from 'jose';
import { CreateUser } from '../../../../src/application/accounts/operator/create-user.ts';
import { Register } from '../../../../src/application/accounts/profile/register.ts';
import { AccountsInMemory, operator, origin, password } from '../../../support/accounts-in-memory.ts';

const given = { email: ' Ada@Example.com ', password, name: ' Ada ' };

describe('registering', () => {
  let accounts: AccountsInMemory;
  beforeEach(() => {
    accounts = new AccountsInMemory();
  });
  const register = (change: Partial<typeof given> = {}, from = origin) =>
    new Register(accounts.parts).execute({ ...given, ...change }, from);
  const create = (change: Partial<typeof given> = {}) =>
    new CreateUser(accounts.parts).execute({ ...given, role: 'admin', ...change });

  it('makes an account with a password, and signs it in', async () => {
    const { user, tokens } = (await register())._unsafeUnwrap();
    const { id } = user.facts;
    const now = accounts.clock.now();
    expect((await accounts.users.withId(id))?.facts).to.deep.equal({
      id,
      issuer: 'mainstay',
      email: 'Ada@Example.com',
      emailAsOf: null,
      name: 'Ada',
      role: 'user',
      emailVerifiedAt: null,
      lockedAt: null,
      deletedAt: null,
      version: 1,
      createdAt: now,
      updatedAt: now,
    });
    const [sessionId] = await accounts.live(id);
    expect(decodeJwt(tokens.accessToken.reveal())).to.deep.include({ sub: id, sid: sessionId, gen: 1, role: 'user' });
    expect(tokens).to.deep.include({ expiresIn: 900, refreshExpiresIn: 7 * 86_400 });
    expect((await accounts.logIn('ada@example.com')).isOk()).to.equal(true);
  });

  it('mails a welcome, and records both that it was made and that it was signed in', async () => {
    const { id } = (await register())._unsafeUnwrap().user.facts;
    expect(await accounts.mails()).to.have.length(1);
    expect((await accounts.mails())[0]).to.deep.include({ mail: 'welcome', userId: id });
    const who = { actor: { type: 'user', id }, userId: id, requestId: origin.requestId, address: origin.address };
    const [made, opened, ...others] = await accounts.audited();
    expect(made).to.deep.include({
      ...who,
      action: 'user.registered',
      subject: { type: 'user', id },
      why: null,
      details: {},
    });
    const [sessionId] = await accounts.live(id);
    expect(opened).to.deep.include({ ...who, action: 'session.opened', subject: { type: 'session', id: sessionId } });
    expect(others).to.deep.equal([]);
  });

  it('keeps what the device says of itself, cut to what anybody reads', async () => {
    const agent = `\0Phone \ud800${'x'.repeat(600)}`;
    const { user } = (await register({}, { ...origin, userAgent: agent }))._unsafeUnwrap();
    const [session] = await accounts.store.sessions.ofUser(user.facts.id, accounts.clock.now());
    expect(session?.facts.userAgent).to.equal(`Phone \ufffd${'x'.repeat(493)}`);
    const second = (await register({ email: 'eve@example.com' }, { ...origin, userAgent: null }))._unsafeUnwrap();
    const [other] = await accounts.store.sessions.ofUser(second.user.facts.id, accounts.clock.now());
    expect(other?.facts).to.deep.include({ userAgent: null, address: origin.address });
  });

  for (const [name, make] of [
    ['by oneself', register],
    ['by an operator', create],
  ] as const) {
    it(`${name} is refused for an address that another account has, in any case, and leaves nothing`, async () => {
      await register();
      const before = await accounts.audited();
      expect((await make({ email: 'ADA@example.com' }))._unsafeUnwrapErr()).to.deep.equal({
        kind: 'account.email_taken',
      });
      expect(await accounts.audited()).to.deep.equal(before);
      expect(await accounts.users.page({}, { limit: 10, offset: 0 })).to.have.property('total', 1);
    });
    it(`${name} names every broken rule at once`, async () => {
      expect((await make({ email: 'ada', password: 'short7A', name: 'A' }))._unsafeUnwrapErr()).to.deep.equal({
        kind: 'input.invalid',
        violations: [
          { field: 'email', rule: 'format', constraint: 'an e-mail address', value: 'ada' },
          { field: 'password', rule: 'too_short', constraint: 'at least 8 characters' },
          { field: 'name', rule: 'too_short', constraint: 'at least 2 characters', value: 'A' },
        ],
      });
    });
  }

  it('by an operator makes a verified account with a role, without a mail or a session', async () => {
    const { facts } = (await create())._unsafeUnwrap();
    expect((await accounts.users.withId(facts.id))?.facts).to.deep.equal(facts);
    expect(facts).to.deep.include({ role: 'admin', emailVerifiedAt: accounts.clock.now(), name: 'Ada' });
    expect([await accounts.mails(), await accounts.live(facts.id)]).to.deep.equal([[], []]);
    expect(await accounts.audited()).to.have.length(1);
    expect(await accounts.lastAudited()).to.deep.include({
      action: 'user.registered',
      actor: operator,
      userId: facts.id,
      details: { role: 'admin' },
      requestId: null,
    });
    expect((await accounts.logIn('ada@example.com')).isOk()).to.equal(true);
  });
});
