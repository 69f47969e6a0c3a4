import { expect } from 'chai';
import { accounts } from '../../../../../src/infrastructure/wiring/tokens/account-tokens.ts';
import { accountsApi, password } from '../../../../support/accounts-api.ts';
import { Client } from '../../../../support/client.ts';

const other = 'Another-horse-8';

describe('/users/me', () => {
  it('shows the user with an ETag, and 304 while nothing changes', async () => {
    const api = await accountsApi();
    const { tokens, id } = await api.registered();
    const token = tokens.accessToken;
    const { status, body, headers } = await api.get('/users/me', { token });
    expect([status, body.data.id]).to.deep.equal([200, id]);
    const unchanged = { token, headers: { 'if-none-match': headers['etag'] ?? '' } };
    expect((await api.get('/users/me', unchanged)).status).to.equal(304);
    expect((await api.get('/users/me')).body.error.code).to.equal('UNAUTHORIZED');
  });

  it('changes the name and nothing else', async () => {
    const api = await accountsApi();
    const { tokens, email } = await api.registered();
    const token = tokens.accessToken;
    api.clock.advance({ seconds: 1 });
    const change = { name: ' Grace ', email: 'eve@example.com', role: 'admin', id: 'x' };
    const { status, body, headers } = await api.patch('/users/me', change, { token });
    expect(status).to.equal(200);
    expect(body.data).to.include({ name: 'Grace', email, role: 'user', updatedAt: api.clock.now() });
    api.clock.advance({ seconds: 1 });
    const same = await api.patch('/users/me', { name: 'Grace' }, { token });
    expect([same.body.data, same.headers['etag']]).to.deep.equal([body.data, headers['etag']]);
    for (const wrong of [{}, { name: 'G' }, { name: 'x'.repeat(101) }, { name: null }])
      expect((await api.patch('/users/me', wrong, { token })).status).to.equal(400);
    const stale = { token, headers: { 'if-match': '"1"' } };
    expect((await api.patch('/users/me', { name: 'Ada' }, stale)).body.error.code).to.equal('PRECONDITION_FAILED');
  });
});

describe('POST /users/me/password', () => {
  it('changes it, ends every other session and mails that it happened', async () => {
    const api = await accountsApi();
    const { email, tokens } = await api.registered();
    const elsewhere = (await api.logIn(email)).body.data.tokens;
    const token = tokens.accessToken;
    const change = { currentPassword: password, newPassword: other };
    expect((await api.post('/users/me/password', change, { token })).status).to.equal(204);
    expect((await api.get('/users/me', { token })).status).to.equal(200);
    expect((await api.refresh(tokens.refreshToken)).status).to.equal(200);
    expect((await api.get('/users/me', { token: elsewhere.accessToken })).status).to.equal(401);
    expect((await api.refresh(elsewhere.refreshToken)).body.error.details.reason).to.equal('revoked');
    expect((await api.logIn(email)).status).to.equal(401);
    expect((await api.logIn(email, other)).status).to.equal(200);
    expect((await api.mailsTo(email)).map(({ name }) => name)).to.include('password-changed');
  });

  it('with one Idempotency-Key answers 204 again and again, and keeps no refusal', async () => {
    const api = await accountsApi();
    const { email, tokens } = await api.registered();
    const change = (currentPassword: string, key = 'k') =>
      api.post(
        '/users/me/password',
        { currentPassword, newPassword: other },
        { token: tokens.accessToken, headers: { 'idempotency-key': key } },
      );
    expect((await change('Wrong-horse-7')).status).to.equal(401);
    expect((await change('Wrong-horse-8', 'K')).status).to.equal(401);
    expect((await change(password)).status).to.equal(204);
    const hashed = api.hashed();
    for (let repeat = 0; repeat < 6; repeat += 1) {
      const { status, headers, text } = await change(password);
      expect([status, headers['idempotent-replayed'], text]).to.deep.equal([204, 'true', '']);
    }
    expect(api.hashed()).to.equal(hashed);
    expect((await change(other)).body.error.code).to.equal('IDEMPOTENCY_MISMATCH');
    const tooLong = await change(password, 'k'.repeat(256));
    expect([tooLong.status, tooLong.body.error.details[0].field]).to.deep.equal([400, 'Idempotency-Key']);
    expect((await api.logIn(email, other)).status).to.equal(200);
  });

  it('of many at once with one key, one changes it and the others wait or are repeated', async () => {
    const api = await accountsApi();
    const { email, tokens } = await api.registered();
    const sent = { token: tokens.accessToken, headers: { 'idempotency-key': 'k' } };
    const change = { currentPassword: password, newPassword: other };
    const answers = await Promise.all([1, 2, 3, 4, 5, 6].map(() => api.post('/users/me/password', change, sent)));
    for (const { status, body } of answers)
      expect([204, 'IDEMPOTENCY_IN_PROGRESS']).to.include(status === 204 ? 204 : body.error.code);
    expect((await api.post('/users/me/password', change, sent)).status).to.equal(204);
    expect((await api.logIn(email, other)).status).to.equal(200);
  });

  it('needs the current one, and a new one that may be chosen', async () => {
    const api = await accountsApi();
    const { tokens } = await api.registered();
    const token = tokens.accessToken;
    const wrong = await api.post('/users/me/password', { currentPassword: other, newPassword: other }, { token });
    expect(wrong.body.error.code).to.equal('INVALID_CREDENTIALS');
    const weak = await api.post('/users/me/password', { currentPassword: password, newPassword: 'x' }, { token });
    expect(weak.body.error.details[0].field).to.equal('newPassword');
    expect((await api.post('/users/me/password', {}, { token })).body.error.details).to.have.length(2);
    expect((await api.post('/users/me/password', {})).status).to.equal(401);
  });
});

describe('DELETE /users/me', () => {
  it('ends the sessions and leaves nothing that tells who it was', async () => {
    const api = await accountsApi();
    const { email, id, tokens } = await api.registered();
    const elsewhere = (await api.logIn(email)).body.data.tokens;
    const token = tokens.accessToken;
    expect((await api.delete('/users/me', { password: other }, { token })).body.error.code).to.equal(
      'INVALID_CREDENTIALS',
    );
    expect((await api.delete('/users/me', {}, { token })).status).to.equal(400);
    expect((await api.delete('/users/me', { password }, { token })).status).to.equal(204);
    for (const { accessToken, refreshToken } of [tokens, elsewhere]) {
      expect((await api.get('/tasks', { token: accessToken })).status).to.equal(401);
      expect((await api.refresh(refreshToken)).status).to.equal(401);
    }
    expect((await api.logIn(email)).status).to.equal(401);
    const audited = (await api.audited()).filter(({ userId }) => userId === id);
    expect(audited.map(({ action }) => action)).to.include('user.erased');
    expect(JSON.stringify(await api.audited())).not.to.include(email);
  });
});

describe('GET /users/me/export', () => {
  it('shows everything that is kept, in the envelope, and no secret', async () => {
    const api = await accountsApi();
    const { email, id, tokens } = await api.registered();
    const { status, body, text } = await api.get('/users/me/export', { token: tokens.accessToken });
    expect(status).to.equal(200);
    expect(body.success).to.equal(true);
    expect(body.data.user).to.include({ id, email, name: 'Ada' });
    expect(body.data.sessions).to.have.length(1);
    expect(text).not.to.match(/hash|seed|\$2b\$/i);
    expect((await api.get('/users/me/export')).status).to.equal(401);
    expect(text).to.equal(JSON.stringify(body));
    const head = await new Client(api.listener).ask('HEAD', '/api/v1/users/me/export', { token: tokens.accessToken });
    expect([head.status, head.text]).to.deep.equal([200, '']);
    expect((await api.get('/users/me/export', { token: tokens.accessToken })).status).to.equal(200);
  });

  const places = [
    ['3', 1],
    ['8', 1],
    ['9', 2],
    ['10', 2],
  ] as const;
  for (const [DATABASE_POOL_SIZE, most] of places)
    it(`is made one at a time of a user, with ${DATABASE_POOL_SIZE} connections ${most} of all: more are told when to come back`, async () => {
      const gate = Promise.withResolvers<void>();
      const allBegun = Promise.withResolvers<void>();
      let begun = 0;
      const api = await accountsApi({
        environment: { DATABASE_POOL_SIZE },
        rewire: (container) => {
          const store = container.get(accounts.store);
          const { recordsOf } = store.personal;
          store.personal.recordsOf = async function* (userId) {
            begun += 1;
            if (begun === most) allBegun.resolve();
            await gate.promise;
            yield* recordsOf.call(store.personal, userId);
          };
        },
      });
      const users = [await api.registered(), await api.registered(), await api.registered()];
      const ask = (user: number) => api.get('/users/me/export', { token: users[user]?.tokens.accessToken ?? '' });
      const running = [0, 1].slice(0, most).map(ask);
      await allBegun.promise;
      const more = [await ask(0), await ask(2)];
      for (const { status, body, headers } of more) {
        expect([status, body.error.code, headers['retry-after']]).to.deep.equal([429, 'RATE_LIMITED', '5']);
        expect(headers).to.include.keys('ratelimit', 'ratelimit-policy');
      }
      gate.resolve();
      expect((await Promise.all(running)).map(({ status }) => status)).to.deep.equal(running.map(() => 200));
      expect((await ask(2)).status).to.equal(200);
    });
});
