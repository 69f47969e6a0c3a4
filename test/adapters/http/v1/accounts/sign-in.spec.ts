import { expect } from 'chai';
import { decodeJwt } from 'jose';
import { accounts } from '../../../../../src/infrastructure/wiring/tokens/account-tokens.ts';
import { type AccountsApi, accountsApi, password } from '../../../../support/accounts-api.ts';

const actions = async (api: AccountsApi, userId: string) =>
  (await api.audited()).filter((entry) => entry.userId === userId).map(({ action }) => action);

describe('POST /auth/register', () => {
  it('makes an account and signs it in', async () => {
    const api = await accountsApi();
    const given = { email: ' Ada@Example.com ', password, name: ' Ada ', role: 'admin', id: 'x', emailVerified: true };
    const { status, body } = await api.post('/auth/register', given);
    expect(status).to.equal(201);
    const { user, tokens } = body.data;
    expect(Object.keys(user)).to.deep.equal(['id', 'email', 'name', 'role', 'emailVerified', 'createdAt', 'updatedAt']);
    expect(user).to.include({ email: 'Ada@Example.com', name: 'Ada', role: 'user', emailVerified: false });
    expect(Object.keys(tokens)).to.deep.equal(['accessToken', 'refreshToken', 'expiresIn']);
    expect(tokens.expiresIn).to.equal(900);
    expect((await api.get('/users/me', { token: tokens.accessToken })).body.data).to.deep.equal(user);
  });

  it('mails a welcome with a link that verifies, and audits what happened', async () => {
    const api = await accountsApi();
    const { email, id } = await api.registered();
    expect((await api.mailsTo(email)).map(({ name }) => name)).to.deep.equal(['welcome']);
    expect(api.mails[0]?.text).to.include('http://localhost:8000/verify-email?token=');
    expect(await actions(api, id)).to.have.members(['user.registered', 'session.opened']);
    const [entry] = await api.audited();
    expect(entry).to.include({ address: '127.0.0.1' }).and.have.property('requestId').that.is.a('string');
  });

  it('tells every broken rule at once and echoes no value', async () => {
    const api = await accountsApi();
    const { status, body, text } = await api.post('/auth/register', {
      email: 'no-address',
      password: 'sesame',
      name: '€',
    });
    expect(status).to.equal(400);
    expect(body.error.code).to.equal('VALIDATION_ERROR');
    const told = body.error.details.map(({ field, constraint }: Record<string, string>) => `${field} ${constraint}`);
    expect(told).to.have.members([
      'email format',
      'password too_short',
      'password format',
      'password format',
      'name too_short',
    ]);
    expect(text).not.to.match(/no-address|sesame|€/);
    expect((await api.post('/auth/register', {})).body.error.details).to.have.length(3);
  });

  it('gives an address to one account, compared without case, also of many at once', async () => {
    const api = await accountsApi();
    const email = api.newEmail();
    const forms = [email, email.toUpperCase(), email, email.toUpperCase()];
    const answers = await Promise.all(
      forms.map((form) => api.post('/auth/register', { email: form, password, name: 'Ada' })),
    );
    expect(answers.map(({ status }) => status).sort()).to.deep.equal([201, 409, 409, 409]);
    expect(answers.find(({ status }) => status === 409)?.body.error.code).to.equal('EMAIL_EXISTS');
  });

  it('frees the address of an erased account, and takes none from users of another issuer', async () => {
    const api = await accountsApi();
    const { email, tokens, id } = await api.registered();
    await api.delete('/users/me', { password }, { token: tokens.accessToken });
    const again = await api.registered(email);
    expect(again.id).not.to.equal(id);
  });
});

describe('POST /auth/login', () => {
  it('opens a session, in whatever case the address is written', async () => {
    const api = await accountsApi();
    const { email, id } = await api.registered();
    const { status, body } = await api.logIn(email.toUpperCase());
    expect(status).to.equal(200);
    expect(body.data.user).to.include({ id, email });
    expect((await api.get('/users/me', { token: body.data.tokens.accessToken })).status).to.equal(200);
    expect(await actions(api, id)).to.include('session.opened');
  });

  it('takes the password as it was sent', async () => {
    const api = await accountsApi();
    const { email } = await api.registered();
    for (const wrong of [` ${password}`, `${password} `, password.toLowerCase(), `${password}${'x'.repeat(80)}`])
      expect((await api.logIn(email, wrong)).body.error.code).to.equal('INVALID_CREDENTIALS');
  });

  it('refuses what is missing or ill-formed', async () => {
    const api = await accountsApi();
    for (const body of [
      {},
      { email: 'x', password },
      { email: 'a@b.co', password: '' },
      { email: 'a@b.co', password: 7 },
      { email: 'a@b.co', password: 'A1\0' },
    ])
      expect((await api.post('/auth/login', body)).status, JSON.stringify(body)).to.equal(400);
  });

  it('makes access tokens with all claims, good for 15 minutes, on every contract', async () => {
    const api = await accountsApi();
    const { id, email, tokens } = await api.registered();
    const claims = decodeJwt(tokens.accessToken);
    expect(claims).to.include({ user_id: id, sub: id, email, role: 'user', gen: 1, iss: 'mainstay', aud: 'mainstay' });
    expect(claims['sid']).to.match(/^[0-9a-f-]{36}$/);
    expect((claims.exp ?? 0) - (claims.iat ?? 0)).to.equal(900);
    for (const path of ['/tasks', '/projects'])
      expect((await api.get(path, { token: tokens.accessToken })).status).to.equal(200);
    api.clock.advance({ minutes: 15, seconds: 6 });
    expect((await api.get('/tasks', { token: tokens.accessToken })).body.error.code).to.equal('TOKEN_EXPIRED');
  });

  it('gives a weak hash the strength of new ones', async () => {
    const api = await accountsApi();
    const { email, id } = await api.registered();
    const { credentials } = api.container.get(accounts.store);
    const before = (await credentials.ofUser(id))?.hash;
    const hashes = api.container.get(accounts.hashes);
    expect((await api.logIn(email)).status).to.equal(200);
    expect((await credentials.ofUser(id))?.hash).to.equal(before);
    hashes.isWeak = () => true;
    expect((await api.logIn(email)).status).to.equal(200);
    const after = await credentials.ofUser(id);
    expect(after?.hash).not.to.equal(before);
    expect(after?.serial).to.equal(1);
    expect((await api.logIn(email)).status).to.equal(200);
  });

  it('keeps the password as a bcrypt hash alone', async () => {
    const api = await accountsApi();
    const { id } = await api.registered();
    const credential = await api.container.get(accounts.store).credentials.ofUser(id);
    expect(credential?.hash).to.match(/^\$2b\$\d\d\$.{53}$/);
    expect(JSON.stringify(credential)).not.to.include(password);
  });
});

describe('tokens without a session of ours', () => {
  it('are refused on /auth and /users/me, and served on projects and tasks', async () => {
    const api = await accountsApi();
    const signer = api.container.get(accounts.accessTokenSigner);
    const grant = { userId: 'ada', email: null, role: 'user', session: null, lifetimeSeconds: 900 } as const;
    const token = (await signer.sign(grant)).reveal();
    expect((await api.get('/tasks', { token })).status).to.equal(200);
    const refused = [
      await api.post('/auth/logout', undefined, { token }),
      await api.get('/auth/sessions', { token }),
      await api.delete('/auth/sessions/019aa1c8-8f6e-7d52-a3f1-6f0f2c9d4b7e', undefined, { token }),
      await api.post('/auth/verify-email/resend', undefined, { token }),
      await api.get('/users/me', { token }),
      await api.patch('/users/me', { name: 'Eve' }, { token }),
      await api.post('/users/me/password', { currentPassword: password, newPassword: password }, { token }),
      await api.get('/users/me/export', { token }),
      await api.delete('/users/me', { password }, { token }),
    ];
    for (const { status, body, headers } of refused) {
      expect([status, body.error.code]).to.deep.equal([401, 'UNAUTHORIZED']);
      expect(body.error.message).to.include('the access token of a session here');
      expect(headers['www-authenticate']).to.equal('Bearer error="invalid_token"');
    }
  });

  it('are told apart from what is no bearer token, and from no token at all', async () => {
    const api = await accountsApi();
    const { tokens } = await api.registered();
    const withoutScheme = await api.get('/users/me', { headers: { authorization: tokens.accessToken } });
    const withoutToken = await api.get('/users/me');
    for (const { status, body } of [withoutScheme, withoutToken]) {
      expect([status, body.error.code]).to.deep.equal([401, 'UNAUTHORIZED']);
      expect(body.error.message).to.include('Authorization: Bearer <token>');
    }
    expect(withoutScheme.headers['www-authenticate']).to.equal('Bearer error="invalid_token"');
    expect(withoutToken.headers['www-authenticate']).to.equal('Bearer');
  });

  it('do not reach an account with a password, whoever signs them', async () => {
    const api = await accountsApi();
    const { id, email } = await api.registered();
    const signer = api.container.get(accounts.accessTokenSigner);
    const token = (
      await signer.sign({ userId: id, email, role: 'admin', session: null, lifetimeSeconds: 900 })
    ).reveal();
    expect((await api.get('/tasks', { token })).status).to.equal(401);
  });
});
