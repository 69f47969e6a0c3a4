import { expect } from 'chai';
import { type AccountsApi, accountsApi, password } from '../../../../support/accounts-api.ts';

const other = 'Another-horse-8';
const reset = (api: AccountsApi, token: unknown, chosen: unknown = other) =>
  api.post('/auth/reset-password', { token, password: chosen });
const forgotten = async (api: AccountsApi, email: string) => {
  expect((await api.post('/auth/forgot-password', { email })).status).to.equal(202);
  return api.linkToken(email, 'reset-password');
};
const invalidToken = { status: 400, code: 'INVALID_TOKEN' };
const told = async (answer: ReturnType<AccountsApi['post']>) => {
  const { status, body } = await answer;
  return { status, code: body?.error?.code };
};

describe('resetting a password', () => {
  it('ends every session of the user, and mails that it happened', async () => {
    const api = await accountsApi();
    const { email, tokens } = await api.registered();
    const second = (await api.logIn(email)).body.data.tokens;
    const token = await forgotten(api, email);
    expect((await reset(api, token)).status).to.equal(204);
    for (const { accessToken, refreshToken } of [tokens, second]) {
      expect((await api.get('/users/me', { token: accessToken })).status).to.equal(401);
      expect((await api.refresh(refreshToken)).body.error.details.reason).to.equal('revoked');
    }
    expect((await api.logIn(email)).status).to.equal(401);
    expect((await api.logIn(email, other)).status).to.equal(200);
    expect((await api.mailsTo(email)).map(({ name }) => name)).to.include('password-changed');
  });

  it('works once, also of many at once', async () => {
    const api = await accountsApi();
    const { email } = await api.registered();
    const token = await forgotten(api, email);
    const answers = await Promise.all([1, 2, 3, 4].map(() => told(reset(api, token))));
    expect(answers.filter(({ status }) => status === 204)).to.have.length(1);
    expect(answers.filter(({ status }) => status === 400)).to.have.length(3);
    expect(await told(reset(api, token))).to.deep.equal(invalidToken);
  });

  it('works for an hour', async () => {
    const api = await accountsApi();
    const { email } = await api.registered();
    const token = await forgotten(api, email);
    api.clock.advance({ minutes: 60 });
    expect(await told(reset(api, token))).to.deep.equal(invalidToken);
    const fresh = await forgotten(api, email);
    api.clock.advance({ minutes: 59, seconds: 59 });
    expect((await reset(api, fresh)).status).to.equal(204);
  });

  it('works with the newest link alone', async () => {
    const api = await accountsApi();
    const { email } = await api.registered();
    const older = await forgotten(api, email);
    const newer = await forgotten(api, email);
    expect(await told(reset(api, older))).to.deep.equal(invalidToken);
    expect((await reset(api, newer)).status).to.equal(204);
  });

  it('does not use the link up for a password that is refused', async () => {
    const api = await accountsApi();
    const { email } = await api.registered();
    const token = await forgotten(api, email);
    expect(await told(reset(api, token, 'short'))).to.deep.equal({ status: 400, code: 'VALIDATION_ERROR' });
    expect((await reset(api, token)).status).to.equal(204);
  });

  it('is not possible by a link that verifies, an invented one, or one that a change of password cancelled', async () => {
    const api = await accountsApi();
    const { email, tokens } = await api.registered();
    const verifying = await api.linkToken(email, 'welcome');
    expect(await told(reset(api, verifying))).to.deep.equal(invalidToken);
    expect(await told(reset(api, 'invented'))).to.deep.equal(invalidToken);
    const token = await forgotten(api, email);
    const change = { currentPassword: password, newPassword: other };
    await api.post('/users/me/password', change, { token: tokens.accessToken });
    expect(await told(reset(api, token))).to.deep.equal(invalidToken);
    expect(await told(api.post('/auth/verify-email', { token: verifying }))).to.deep.equal(invalidToken);
  });

  it('refuses what is missing', async () => {
    const api = await accountsApi();
    expect((await api.post('/auth/reset-password', {})).body.error.details).to.have.length(2);
    expect((await api.post('/auth/forgot-password', { email: 'nobody' })).status).to.equal(400);
  });
});

describe('verifying an address', () => {
  it('works once, within a day', async () => {
    const api = await accountsApi();
    const { email, tokens } = await api.registered();
    const token = await api.linkToken(email, 'welcome');
    api.clock.advance({ minutes: 14 });
    expect((await api.post('/auth/verify-email', { token })).status).to.equal(204);
    expect((await api.get('/users/me', { token: tokens.accessToken })).body.data.emailVerified).to.equal(true);
    expect(await told(api.post('/auth/verify-email', { token }))).to.deep.equal(invalidToken);
    const late = await api.registered();
    const lateToken = await api.linkToken(late.email, 'welcome');
    api.clock.advance({ hours: 24 });
    expect(await told(api.post('/auth/verify-email', { token: lateToken }))).to.deep.equal(invalidToken);
  });

  it('works with the newest link alone', async () => {
    const api = await accountsApi();
    const { email, tokens } = await api.registered();
    const older = await api.linkToken(email, 'welcome');
    const resend = () => api.post('/auth/verify-email/resend', undefined, { token: tokens.accessToken });
    expect((await resend()).status).to.equal(202);
    const newer = await api.linkToken(email, 'verify-email');
    expect(await told(api.post('/auth/verify-email', { token: older }))).to.deep.equal(invalidToken);
    expect((await api.post('/auth/verify-email', { token: newer })).status).to.equal(204);
  });

  it('is not mailed again to somebody verified', async () => {
    const api = await accountsApi();
    const { email, tokens } = await api.registered();
    await api.post('/auth/verify-email', { token: await api.linkToken(email, 'welcome') });
    const count = api.mails.length;
    expect((await api.post('/auth/verify-email/resend', undefined, { token: tokens.accessToken })).status).to.equal(
      202,
    );
    await api.mailsTo(email);
    expect(api.mails).to.have.length(count);
    expect((await api.post('/auth/verify-email/resend')).status).to.equal(401);
  });
});

describe('a mailbox', () => {
  it('gets three mails to verify it an hour, the one of the registration counted; further requests get the same 202', async () => {
    const api = await accountsApi();
    const { email, tokens } = await api.registered();
    const mailed = await api.mailsTo(email).then((mails) => mails.map(({ name }) => name));
    const resend = async () => {
      const { status, body } = await api.post('/auth/verify-email/resend', undefined, { token: tokens.accessToken });
      mailed.push(...(await api.mailsTo(email)).map(({ name }) => name));
      return [status, body.message];
    };
    const answers = [await resend(), await resend(), await resend(), await resend()];
    for (const answer of answers) expect(answer).to.deep.equal(answers[0]);
    expect(answers[0]?.[0]).to.equal(202);
    expect(mailed).to.deep.equal(['welcome', 'verify-email', 'verify-email']);
    expect(await forgotten(api, email)).to.be.a('string');
  });

  it('that leaves and registers again and again gets no more of them', async () => {
    const api = await accountsApi();
    const email = api.newEmail();
    for (let time = 0; time < 5; time += 1) {
      const { tokens } = await api.registered(email);
      expect((await api.delete('/users/me', { password }, { token: tokens.accessToken })).status).to.equal(204);
      await api.mailsTo(email);
    }
    const links = (await api.jobRows()).filter(({ kind, facts }) => kind === 'mail' && facts['mail'] === 'welcome');
    expect(links).to.have.length(3);
  });
});

describe('what is kept of mailed links', () => {
  it('is no token: neither in the jobs nor among the links', async () => {
    const api = await accountsApi();
    const { email } = await api.registered();
    const tokens = [await api.linkToken(email, 'welcome'), await forgotten(api, email)];
    const kept = JSON.stringify(await api.jobRows());
    for (const token of tokens) expect(kept).not.to.include(token);
    expect(kept).not.to.include(email).and.not.to.include('Ada');
  });
});
