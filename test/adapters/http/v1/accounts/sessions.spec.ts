import { expect } from 'chai';
import { type Account, type AccountsApi, accountsApi, type Tokens } from '../../../../support/accounts-api.ts';

const use = async (api: AccountsApi, { accessToken }: Tokens) =>
  (await api.get('/users/me', { token: accessToken })).status;
const renewed = async (api: AccountsApi, { refreshToken }: Tokens): Promise<Tokens> => {
  const { status, body, text } = await api.refresh(refreshToken);
  expect(status, text).to.equal(200);
  return body.data.tokens;
};
const refusal = async (api: AccountsApi, refreshToken: string) => {
  const { status, body } = await api.refresh(refreshToken);
  return { status, code: body.error?.code, reason: body.error?.details?.reason };
};
const invalid = (reason: string) => ({ status: 401, code: 'INVALID_REFRESH_TOKEN', reason });
const reused = { status: 401, code: 'REFRESH_TOKEN_REUSED', reason: 'reused' };

describe('POST /auth/refresh', () => {
  let api: AccountsApi;
  let account: Account;
  beforeEach(async () => {
    api = await accountsApi();
    account = await api.registered();
  });

  it('rotates: new tokens of the same session, nothing else', async () => {
    const { status, body } = await api.refresh(account.tokens.refreshToken);
    expect(status).to.equal(200);
    expect(Object.keys(body.data)).to.deep.equal(['tokens']);
    expect(body.data.tokens.refreshToken).not.to.equal(account.tokens.refreshToken);
    expect(await use(api, body.data.tokens)).to.equal(200);
    expect(await use(api, account.tokens)).to.equal(200);
  });

  it('gives the same successor again within 10 s, although it was acknowledged', async () => {
    const next = await renewed(api, account.tokens);
    await use(api, next);
    api.clock.advance({ seconds: 10 });
    const again = await renewed(api, account.tokens);
    expect(again.refreshToken).to.equal(next.refreshToken);
    expect(await use(api, again)).to.equal(200);
  });

  it('gives the same successor again however late, while nobody has used it', async () => {
    const next = await renewed(api, account.tokens);
    api.clock.advance({ days: 3 });
    expect((await renewed(api, account.tokens)).refreshToken).to.equal(next.refreshToken);
  });

  it('takes a predecessor that comes later, after the acknowledgement, for stolen: the session ends, audited and mailed', async () => {
    const next = await renewed(api, account.tokens);
    await use(api, next);
    api.clock.advance({ seconds: 10, milliseconds: 1 });
    expect(await refusal(api, account.tokens.refreshToken)).to.deep.equal(reused);
    expect(await use(api, next)).to.equal(401);
    expect(await refusal(api, next.refreshToken)).to.deep.equal(invalid('revoked'));
    expect((await api.audited()).map(({ action }) => action)).to.include('session.stolen');
    expect((await api.mailsTo(account.email)).map(({ name }) => name)).to.include('session-stolen');
  });

  it('takes any older token for stolen', async () => {
    await renewed(api, await renewed(api, account.tokens));
    api.clock.advance({ seconds: 11 });
    expect(await refusal(api, account.tokens.refreshToken)).to.deep.equal(reused);
  });

  it('refuses an older token that was replaced less than 10 s ago, and ends nothing', async () => {
    const third = await renewed(api, await renewed(api, account.tokens));
    api.clock.advance({ seconds: 9 });
    expect(await refusal(api, account.tokens.refreshToken)).to.deep.equal(invalid('reused'));
    expect(await use(api, third)).to.equal(200);
    expect((await renewed(api, third)).refreshToken).to.be.a('string');
  });

  it('slides for 7 days and ends after 90 all the same', async () => {
    let tokens = account.tokens;
    for (let day = 6; day < 90; day += 6) {
      api.clock.advance({ days: 6 });
      tokens = await renewed(api, tokens);
    }
    api.clock.advance({ days: 6 });
    expect(await refusal(api, tokens.refreshToken)).to.deep.equal(invalid('expired'));
    const other = await api.registered();
    api.clock.advance({ days: 7 });
    expect(await refusal(api, other.tokens.refreshToken)).to.deep.equal(invalid('expired'));
  });

  it('does not know invented tokens, and does not end a session for them', async () => {
    const { refreshToken } = account.tokens;
    const bytes = Buffer.from(refreshToken, 'base64url');
    bytes.writeUInt32BE(0, 16);
    for (const invented of ['x', 'a'.repeat(91), bytes.toString('base64url'), `${refreshToken}=`])
      expect(await refusal(api, invented)).to.deep.equal(invalid('unknown'));
    expect((await renewed(api, account.tokens)).refreshToken).to.be.a('string');
  });

  it('refuses a missing token', async () => {
    for (const body of [{}, { refreshToken: '' }, { refreshToken: null }, { refreshToken: 7 }, undefined])
      expect((await api.post('/auth/refresh', body)).body.error.code).to.equal('VALIDATION_ERROR');
  });

  it('has a limit of its own for each session, apart from log-in', async () => {
    api = await accountsApi({ environment: { REFRESH_RATE_LIMIT_PER_MINUTE: '3' } });
    account = await api.registered();
    const other = await api.registered();
    for (let time = 0; time < 3; time += 1) await renewed(api, account.tokens);
    const { status, body, headers } = await api.refresh(account.tokens.refreshToken);
    expect([status, body.error.code]).to.deep.equal([429, 'RATE_LIMITED']);
    expect(Number(headers['retry-after'])).to.be.within(1, 60);
    expect(headers['ratelimit-policy']).to.equal('"refresh";q=3;w=60');
    expect((await api.logIn(account.email)).status).to.equal(200);
    await renewed(api, other.tokens);
  });
});

describe('POST /auth/logout', () => {
  it("stops this session's tokens at once, and no other's", async () => {
    const api = await accountsApi();
    const account = await api.registered();
    const other: Tokens = (await api.logIn(account.email)).body.data.tokens;
    const next = await renewed(api, account.tokens);
    expect((await api.post('/auth/logout', undefined, { token: next.accessToken })).status).to.equal(204);
    for (const tokens of [account.tokens, next]) {
      expect(await use(api, tokens)).to.equal(401);
      expect(await refusal(api, tokens.refreshToken)).to.deep.equal(invalid('revoked'));
    }
    expect(await use(api, other)).to.equal(200);
    expect((await api.post('/auth/logout', undefined, { token: next.accessToken })).status).to.equal(401);
    expect((await api.post('/auth/logout')).status).to.equal(401);
    expect((await api.audited()).filter(({ action }) => action === 'session.ended')).to.have.length(1);
  });
});

describe('/auth/sessions', () => {
  it('lists those that live, the one used last first, and says which this is', async () => {
    const api = await accountsApi();
    const account = await api.registered();
    api.clock.advance({ seconds: 1 });
    const headers = { 'user-agent': 'Phone' };
    const { body } = await api.post('/auth/login', { email: account.email, password: 'Correct-horse-7' }, { headers });
    const list = await api.get('/auth/sessions', { token: body.data.tokens.accessToken });
    expect(list.status).to.equal(200);
    expect(
      list.body.data.map(({ current, userAgent }: Record<string, unknown>) => ({ current, userAgent })),
    ).to.deep.equal([
      { current: true, userAgent: 'Phone' },
      { current: false, userAgent: 'lightMyRequest' },
    ]);
    const [session] = list.body.data;
    expect(Object.keys(session)).to.deep.equal([
      'id',
      'createdAt',
      'lastUsedAt',
      'expiresAt',
      'userAgent',
      'ip',
      'current',
    ]);
    expect(session).to.include({ ip: '127.0.0.1', createdAt: api.clock.now() });
  });

  it('ends one, at once; whose it is not, or is over, does not exist', async () => {
    const api = await accountsApi();
    const account = await api.registered();
    const other: Tokens = (await api.logIn(account.email)).body.data.tokens;
    const token = account.tokens.accessToken;
    const { body } = await api.get('/auth/sessions', { token });
    const { id } = body.data.find(({ current }: { current: boolean }) => !current);
    const stranger = await api.registered();
    const end = (by: string, session: string) => api.delete(`/auth/sessions/${session}`, undefined, { token: by });
    expect((await end(stranger.tokens.accessToken, id)).status).to.equal(404);
    expect((await end(token, id)).status).to.equal(204);
    expect(await use(api, other)).to.equal(401);
    expect(await refusal(api, other.refreshToken)).to.deep.equal(invalid('revoked'));
    expect((await end(token, id)).status).to.equal(404);
    expect((await end(token, 'not-an-id')).body.error.code).to.equal('NOT_FOUND');
    expect((await end(token, '019aa1c8-8f6e-7d52-a3f1-6f0f2c9d4b7e')).status).to.equal(404);
  });
});
