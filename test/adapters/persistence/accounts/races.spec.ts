import { expect } from 'chai';
import { password, type Tokens } from '../../../support/accounts-api.ts';
import { type AccountsOnPostgres, accountsOnPostgres } from '../../../support/accounts-on-postgres.ts';

describe('accounts on PostgreSQL, asked at once', function () {
  this.timeout(120_000);
  let opened: AccountsOnPostgres;
  before(async () => {
    opened = await accountsOnPostgres();
  });
  after(() => opened.close());

  it('give one successor to any number of refreshes, and none after a log-out', async () => {
    const { api } = opened;
    for (let round = 0; round < 6; round += 1) {
      const { tokens } = await api.registered();
      const refreshes = () => Array.from({ length: 8 }, () => api.refresh(tokens.refreshToken));
      const before = refreshes();
      const loggedOut = api.post('/auth/logout', undefined, { token: tokens.accessToken });
      const answers = await Promise.all([...before, ...refreshes()]);
      expect((await loggedOut).status).to.equal(204);
      const given: Tokens[] = answers.filter(({ status }) => status === 200).map(({ body }) => body.data.tokens);
      expect(new Set(given.map(({ refreshToken }) => refreshToken)).size).to.be.at.most(1);
      for (const { status, body } of answers) if (status !== 200) expect(body.error.details.reason).to.equal('revoked');
      for (const { accessToken, refreshToken } of [tokens, ...given.slice(0, 1)]) {
        expect((await api.refresh(refreshToken)).body.error.details.reason).to.equal('revoked');
        expect((await api.get('/users/me', { token: accessToken })).status).to.equal(401);
      }
    }
  });

  it('end all sessions when a token comes back late, of any number at once, and tell it once', async () => {
    const { api } = opened;
    const { email, id, tokens } = await api.registered();
    const next = (await api.refresh(tokens.refreshToken)).body.data.tokens;
    await api.get('/users/me', { token: next.accessToken });
    api.clock.advance({ seconds: 11 });
    const answers = await Promise.all(Array.from({ length: 8 }, () => api.refresh(tokens.refreshToken)));
    expect(answers.filter(({ body }) => body.error.code === 'REFRESH_TOKEN_REUSED')).to.have.length(1);
    expect((await api.refresh(next.refreshToken)).status).to.equal(401);
    const stolen = (await api.audited()).filter(({ userId, action }) => userId === id && action === 'session.stolen');
    expect(stolen).to.have.length(1);
    expect(email).to.be.a('string');
  });

  it('check at most five of 50 guesses', async () => {
    const { api } = opened;
    const { email } = await api.registered();
    const answers = await Promise.all(Array.from({ length: 50 }, () => api.logIn(email, 'Wrong-horse-7')));
    expect(answers.filter(({ status }) => status === 401)).to.have.length(5);
    expect(answers.filter(({ status }) => status === 423)).to.have.length(45);
  });

  it('give an address to one of many registrations', async () => {
    const { api } = opened;
    const email = api.newEmail();
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => api.post('/auth/register', { email, password, name: 'Ada' })),
    );
    expect(answers.map(({ status }) => status).sort()).to.deep.equal([201, ...Array(9).fill(409)]);
  });

  it('leave no session that was opened with the old password after a reset', async () => {
    const { api } = opened;
    const { email } = await api.registered();
    await api.post('/auth/forgot-password', { email });
    const token = await api.linkToken(email, 'reset-password');
    const logIns = Array.from({ length: 4 }, () => api.logIn(email));
    const reset = api.post('/auth/reset-password', { token, password: 'Another-horse-8' });
    const answers = await Promise.all(logIns);
    expect((await reset).status).to.equal(204);
    for (const { status, body } of answers)
      if (status === 200)
        expect((await api.get('/users/me', { token: body.data.tokens.accessToken })).status).to.equal(401);
    expect((await api.logIn(email, 'Another-horse-8')).status).to.equal(200);
  });
});
