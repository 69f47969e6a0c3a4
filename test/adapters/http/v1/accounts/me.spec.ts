import { expect } from 'chai';
import { accountsApi, password } from '../../../../support/accounts-api.ts';

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
  });
});
