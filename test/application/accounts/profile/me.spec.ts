import { expect } from 'chai';
import { collectExport } from '../../../../src/adapters/persistence/collect-export.ts';
import { EraseMe } from '../../../../src/application/accounts/profile/erase-me.ts';
import { ExportMe } from '../../../../src/application/accounts/profile/export-me.ts';
import { RenameMe } from '../../../../src/application/accounts/profile/rename-me.ts';
import { ShowMe } from '../../../../src/application/accounts/profile/show-me.ts';
import { sweepErasedUserJob } from '../../../../src/application/accounts/profile/sweep-erased-user.ts';
import { emailKey } from '../../../../src/domain/accounts/email.ts';
import type { Version } from '../../../../src/domain/kernel/version.ts';
import { AccountsInMemory, type Member, origin, password } from '../../../support/accounts-in-memory.ts';

const over = { kind: 'session.ended' };

describe('what people do to themselves', () => {
  let accounts: AccountsInMemory;
  let ada: Member;
  beforeEach(async () => {
    accounts = new AccountsInMemory();
    ada = await accounts.register();
    accounts.clock.advance({ minutes: 1 });
  });
  const rename = (name: string, ...expected: number[]) =>
    new RenameMe(accounts.parts).execute(ada.actor, name, expected.length > 0 ? (expected as Version[]) : undefined);
  const show = () => new ShowMe(accounts.parts).execute(ada.actor);
  const eraseMe = (given = password) => new EraseMe(accounts.parts).execute(ada.actor, given);
  const asked = { actor: { type: 'user', id: '' }, requestId: origin.requestId };

  it('shows who they are', async () => {
    expect((await show())._unsafeUnwrap().facts).to.deep.include({ id: ada.userId, name: 'Ada', email: ada.email });
    const nobody = await new ShowMe(accounts.parts).execute({ ...ada.actor, userId: 'nobody' });
    expect(nobody._unsafeUnwrapErr()).to.deep.equal(over);
  });

  it('renames, and records it', async () => {
    const { facts } = (await rename(' Ada L. '))._unsafeUnwrap();
    expect(facts).to.deep.include({ name: 'Ada L.', version: 2, updatedAt: accounts.clock.now() });
    expect((await show())._unsafeUnwrap().facts).to.deep.equal(facts);
    expect(await accounts.lastAudited()).to.deep.include({
      ...asked,
      actor: { type: 'user', id: ada.userId },
      userId: ada.userId,
      action: 'user.renamed',
    });
  });

  it('renames in the version that the caller saw alone', async () => {
    expect((await rename('Eve', 2))._unsafeUnwrapErr()).to.deep.equal({ kind: 'user.changed' });
    expect((await rename('Eve', 2, 1)).isOk()).to.equal(true);
    expect((await rename('Adam', 1))._unsafeUnwrapErr()).to.deep.equal({ kind: 'user.changed' });
    expect((await show())._unsafeUnwrap().facts.name).to.equal('Eve');
  });

  it('does not change who has the name already', async () => {
    const { facts } = (await rename('Ada'))._unsafeUnwrap();
    expect(facts).to.deep.include({ version: 1, updatedAt: facts.createdAt });
  });

  it('refuses a name that breaks a rule', async () => {
    expect((await rename(' '))._unsafeUnwrapErr()).to.deep.equal({
      kind: 'input.invalid',
      violations: [{ field: 'name', rule: 'required', constraint: 'required', value: ' ' }],
    });
  });

  it('exports what is kept, and records it', async () => {
    const exported = await collectExport((await new ExportMe(accounts.parts).execute(ada.actor))._unsafeUnwrap());
    expect(exported['user']).to.deep.include({ id: ada.userId, email: ada.email });
    expect(exported['sessions']).to.have.length(1);
    expect(await accounts.lastAudited()).to.deep.include({ action: 'user.exported', userId: ada.userId });
  });

  it('erases with the right password: nothing tells who it was, and nothing opens', async () => {
    await accounts.again(ada);
    accounts.forgotten.length = 0;
    expect((await eraseMe()).isOk()).to.equal(true);
    expect((await accounts.users.withId(ada.userId))?.facts).to.deep.include({
      email: null,
      name: null,
      role: 'user',
      emailVerifiedAt: null,
      deletedAt: accounts.clock.now(),
    });
    expect(await accounts.live(ada.userId)).to.deep.equal([]);
    expect(accounts.forgotten).to.deep.equal([ada.userId]);
    expect(await accounts.lastAudited()).to.deep.include({
      action: 'user.erased',
      actor: { type: 'user', id: ada.userId },
      userId: ada.userId,
      requestId: origin.requestId,
      address: null,
    });
    expect((await accounts.logIn(ada.email)).isErr()).to.equal(true);
    expect((await show())._unsafeUnwrapErr()).to.deep.equal(over);
    expect((await rename('Ada L.'))._unsafeUnwrapErr()).to.deep.equal(over);
    expect((await eraseMe())._unsafeUnwrapErr()).to.deep.equal(over);
  });

  it('frees the address', async () => {
    await eraseMe();
    expect((await accounts.register('Eve', ada.email)).userId).not.to.equal(ada.userId);
  });

  it('sweeps up two minutes later what a request that was under way has left', async () => {
    await eraseMe();
    await accounts.jobs.start([sweepErasedUserJob(accounts.store.personal)]);
    await accounts.store.credentials.add({ userId: ada.userId, emailKey: emailKey(ada.email), hash: 'late' });
    accounts.clock.advance({ minutes: 1, seconds: 59 });
    await accounts.jobs.runDue();
    expect(await accounts.store.credentials.ofUser(ada.userId)).not.to.equal(undefined);
    accounts.clock.advance({ seconds: 1 });
    await accounts.jobs.runDue();
    expect(await accounts.store.credentials.ofUser(ada.userId)).to.equal(undefined);
    expect((await accounts.jobs.list({ kind: 'sweep-erased-user' }, 10)).map(({ state }) => state)).to.deep.equal([
      'done',
    ]);
  });

  it('does not erase with a wrong password', async () => {
    expect((await eraseMe('Wrong-horse-7'))._unsafeUnwrapErr()).to.deep.equal({ kind: 'account.credentials_wrong' });
    expect((await show()).isOk()).to.equal(true);
    expect(accounts.forgotten).to.deep.equal([]);
    expect((await accounts.lastAudited())?.action).to.equal('password.check_refused');
  });

  it('is over for somebody who was erased while the password was checked', async () => {
    const { credentials } = accounts.store;
    const user = await accounts.users.withId(ada.userId);
    Object.assign(credentials, {
      lock: async () => {
        if (user !== undefined) await accounts.users.save(user.erase(accounts.clock.now()), user.facts.version);
        return credentials.ofUser(ada.userId);
      },
    });
    expect((await eraseMe())._unsafeUnwrapErr()).to.deep.equal(over);
    expect(accounts.forgotten).to.deep.equal([]);
  });
});
