import { expect } from 'chai';
import { err } from 'neverthrow';
import { BcryptPasswords } from '../../../../../src/adapters/security/bcrypt-passwords.ts';
import type { PasswordHashes } from '../../../../../src/application/accounts/passwords/ports.ts';
import { passwordsBusy } from '../../../../../src/domain/accounts/failures.ts';
import { accounts } from '../../../../../src/infrastructure/wiring/tokens/account-tokens.ts';
import { type AccountsApi, accountsApi, password } from '../../../../support/accounts-api.ts';
import type { Received } from '../../../../support/client.ts';

const wrong = 'Wrong-horse-7';
const guess = (api: AccountsApi, email: string, times: number) =>
  Promise.all(Array.from({ length: times }, () => api.logIn(email, wrong)));
const statuses = (answers: readonly Received[]) => answers.map(({ status }) => status).sort();

/** What an answer tells, but for the moment and the number of the request. */
const told = ({ status, headers, body }: Received) => {
  const { date: _, 'x-request-id': __, ratelimit: ___, ...rest } = headers;
  const { requestId: ____, ...error } = body.error ?? { requestId: '' };
  return { status, headers: rest, body: { ...body, error } };
};

describe('wrong passwords', () => {
  it('lock the address for 15 minutes at the fifth, which is still answered 401, also for the right one', async () => {
    const api = await accountsApi();
    const { email } = await api.registered();
    for (let time = 0; time < 5; time += 1) expect((await api.logIn(email, wrong)).status).to.equal(401);
    const { status, body, headers } = await api.logIn(email);
    expect(status).to.equal(423);
    expect(body.error.code).to.equal('ACCOUNT_LOCKED');
    expect(headers['retry-after']).to.equal('900');
    api.clock.advance({ minutes: 14, seconds: 59 });
    expect((await api.logIn(email)).headers['retry-after']).to.equal('1');
    api.clock.advance({ seconds: 1 });
    expect((await api.logIn(email)).status).to.equal(200);
  });

  it('are checked five times at most, however many come at once', async () => {
    const api = await accountsApi();
    const { email } = await api.registered();
    expect(statuses(await guess(api, email, 50))).to.deep.equal([...Array(5).fill(401), ...Array(45).fill(423)]);
  });

  it('start from zero after a success', async () => {
    const api = await accountsApi();
    const { email } = await api.registered();
    await guess(api, email, 4);
    expect((await api.logIn(email)).status).to.equal(200);
    await guess(api, email, 4);
    expect((await api.logIn(email)).status).to.equal(200);
  });

  it('never lock because of right ones: of six at once all sign in, and so do two after four wrong ones', async () => {
    const api = await accountsApi();
    const { email } = await api.registered();
    expect(statuses(await Promise.all(Array.from({ length: 6 }, () => api.logIn(email))))).to.deep.equal(
      Array(6).fill(200),
    );
    await guess(api, email, 4);
    expect(statuses(await Promise.all([api.logIn(email), api.logIn(email)]))).to.deep.equal([200, 200]);
    await guess(api, email, 4);
    expect((await api.logIn(email)).status).to.equal(200);
  });

  it('that were never checked do not count: too many at once, six times, and then the right one', async () => {
    let isBusy = false;
    const bcrypt = new BcryptPasswords({ cost: 4 });
    const hashes: PasswordHashes = {
      hash: (given) => bcrypt.hash(given),
      verify: async (given, stored) => (isBusy ? err(passwordsBusy) : await bcrypt.verify(given, stored)),
      isWeak: () => false,
    };
    const api = await accountsApi({ rewire: (container) => container.rebind(accounts.hashes).toConstantValue(hashes) });
    const { email } = await api.registered();
    isBusy = true;
    for (let time = 0; time < 6; time += 1) {
      const { status, headers } = await api.logIn(email);
      expect([status, headers['retry-after']]).to.deep.equal([503, '2']);
    }
    isBusy = false;
    expect((await api.logIn(email)).status).to.equal(200);
  });

  it('tell the owner once, and the audit log each time', async () => {
    const api = await accountsApi();
    const { email, id } = await api.registered();
    await guess(api, email, 7);
    expect((await api.mailsTo(email)).map(({ name }) => name)).to.deep.equal(['welcome', 'sign-in-locked']);
    const refused = (await api.audited()).filter(({ userId }) => userId === id);
    expect(refused.filter(({ action }) => action === 'sign_in.refused')).to.have.length(7);
    expect(refused.filter(({ action }) => action === 'sign_in.locked')).to.have.length(1);
  });

  it('leave running sessions alone', async () => {
    const api = await accountsApi();
    const { email, tokens } = await api.registered();
    await guess(api, email, 6);
    expect((await api.get('/users/me', { token: tokens.accessToken })).status).to.equal(200);
    expect((await api.refresh(tokens.refreshToken)).status).to.equal(200);
  });

  it('in /users/me count too', async () => {
    const api = await accountsApi();
    const { email, tokens } = await api.registered();
    const token = tokens.accessToken;
    const change = { currentPassword: wrong, newPassword: 'Another-horse-8' };
    expect((await api.post('/users/me/password', change, { token })).body.error.code).to.equal('INVALID_CREDENTIALS');
    const keyed = { token, headers: { 'idempotency-key': 'k' } };
    expect((await api.post('/users/me/password', change, keyed)).status).to.equal(401);
    expect((await api.delete('/users/me', { password: wrong }, { token })).status).to.equal(401);
    await guess(api, email, 2);
    expect((await api.logIn(email)).status).to.equal(423);
    expect((await api.delete('/users/me', { password }, { token })).status).to.equal(423);
  });

  it('are lifted by a reset link', async () => {
    const api = await accountsApi();
    const { email } = await api.registered();
    await guess(api, email, 5);
    await api.post('/auth/forgot-password', { email });
    const token = await api.linkToken(email, 'reset-password');
    expect((await api.post('/auth/reset-password', { token, password: 'Another-horse-8' })).status).to.equal(204);
    expect((await api.logIn(email, 'Another-horse-8')).status).to.equal(200);
  });
});

describe('nobody learns whether an address exists', () => {
  it('from the answers, the headers or the hashes of log-in: known, unknown and locked are alike', async () => {
    const api = await accountsApi();
    const known = (await api.registered()).email;
    const unknown = api.newEmail();
    for (let time = 0; time < 7; time += 1) {
      const answers = [];
      const hashes = [];
      for (const email of [known, unknown]) {
        const before = api.hashed();
        answers.push(told(await api.logIn(email, wrong)));
        hashes.push(api.hashed() - before);
      }
      expect(answers[0]).to.deep.equal(answers[1]);
      expect(answers[0]?.status).to.equal(time < 5 ? 401 : 423);
      expect(hashes).to.deep.equal(time < 5 ? [1, 1] : [0, 0]);
    }
  });

  it('from the answers of forgot-password, nor from what is written for them', async () => {
    const api = await accountsApi();
    const known = (await api.registered()).email;
    const unknown = api.newEmail();
    const written = async (email: string) => {
      const before = { jobs: (await api.jobRows()).length, audit: (await api.audited()).length, hashes: api.hashed() };
      const answer = told(await api.post('/auth/forgot-password', { email }));
      return {
        answer,
        jobs: (await api.jobRows()).length - before.jobs,
        audit: (await api.audited()).length - before.audit,
        hashes: api.hashed() - before.hashes,
      };
    };
    expect(await written(known)).to.deep.equal(await written(unknown));
    expect(await api.mailsTo(unknown)).to.deep.equal([]);
    expect((await api.mailsTo(known)).map(({ name }) => name)).to.include('reset-password');
  });
});

describe("an operator's lock", () => {
  it('refuses every request and each way in, until it is lifted', async () => {
    const api = await accountsApi();
    const { email, id, tokens } = await api.registered();
    const accountStatus = api.container.get(accounts.operatorUseCases).changeAccountStatus;
    await accountStatus.lock(id);
    const refused = await api.get('/tasks', { token: tokens.accessToken });
    expect(refused.status).to.equal(401);
    expect(refused.body.error.code).to.equal('UNAUTHORIZED');
    const refresh = await api.refresh(tokens.refreshToken);
    expect(refresh.body.error).to.deep.include({
      code: 'INVALID_REFRESH_TOKEN',
      details: { reason: 'account_disabled' },
    });
    const right = await api.logIn(email);
    expect([right.status, right.body.error.code, right.headers['retry-after']]).to.deep.equal([
      423,
      'ACCOUNT_LOCKED',
      undefined,
    ]);
    expect((await api.logIn(email, wrong)).status).to.equal(401);
    await api.post('/auth/forgot-password', { email });
    const token = await api.linkToken(email, 'reset-password');
    expect((await api.post('/auth/reset-password', { token, password: 'Another-horse-8' })).status).to.equal(204);
    expect((await api.logIn(email, 'Another-horse-8')).status).to.equal(423);
    await accountStatus.unlock(id);
    expect((await api.logIn(email, 'Another-horse-8')).status).to.equal(200);
    const audited = (await api.audited()).filter(({ actor }) => actor.type === 'operator').map(({ action }) => action);
    expect(audited).to.have.members(['user.locked', 'user.unlocked']);
  });
});
