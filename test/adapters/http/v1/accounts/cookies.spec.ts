import { randomBytes } from 'node:crypto';
import { expect } from 'chai';
import { type AccountsApi, accountsApi, password } from '../../../../support/accounts-api.ts';
import type { Received } from '../../../../support/client.ts';

const origin = 'http://localhost:3000';
const mode = { 'x-auth-mode': 'cookie' };

const cookiesOf = ({ headers }: Received) => [headers['set-cookie'] ?? []].flat() as string[];
const cookieHeader = (received: Received, which = /./) =>
  cookiesOf(received)
    .map((cookie) => cookie.split(';')[0] ?? '')
    .filter((pair) => which.test(pair))
    .join('; ');
const registered = (api: AccountsApi, headers: Record<string, string> = {}) =>
  api.post('/auth/register', { email: api.newEmail(), password, name: 'Ada' }, { headers: { ...mode, ...headers } });

describe('cookie mode', () => {
  it('puts the tokens of register, log-in and refresh into cookies, and only expiresIn into the body', async () => {
    const api = await accountsApi();
    const first = await registered(api);
    const email = first.body.data.user.email;
    const second = await api.post('/auth/login', { email, password }, { headers: mode });
    const bearer = (await api.logIn(email)).body.data.tokens;
    const third = await api.post('/auth/refresh', { refreshToken: bearer.refreshToken }, { headers: mode });
    for (const answer of [first, second, third]) {
      expect(answer.body.data.tokens).to.deep.equal({ expiresIn: 900 });
      expect(answer.text).not.to.match(/eyJ|refreshToken/);
      const [access, refresh] = cookiesOf(answer);
      expect(access).to.match(/^access_token=eyJ[^;]+; Path=\/api\/v1; Max-Age=900; HttpOnly; SameSite=Strict/);
      expect(refresh).to.match(
        /^refresh_token=[\w-]{91}; Path=\/api\/v1\/auth; Max-Age=604800; HttpOnly; SameSite=Strict/,
      );
    }
  });

  it('sets no cookies without its header', async () => {
    const api = await accountsApi();
    const { email } = await api.registered();
    expect(cookiesOf(await api.logIn(email))).to.deep.equal([]);
  });

  it('leaves Secure out for plain http on this very machine only', async () => {
    const api = await accountsApi({ environment: { TRUST_PROXY: '1' } });
    const isSecure = async (headers: Record<string, string>) =>
      cookiesOf(await registered(api, headers)).every((cookie) => cookie.includes('; Secure'));
    for (const host of ['localhost', 'localhost:8000', '127.0.0.1:8000', '[::1]:8000'])
      expect(await isSecure({ host }), host).to.equal(false);
    for (const host of ['example.com', 'localhost.example.com', '127.0.0.2', '10.0.0.1:8000'])
      expect(await isSecure({ host }), host).to.equal(true);
    expect(await isSecure({ host: 'localhost', 'x-forwarded-proto': 'https' })).to.equal(true);
    const direct = await accountsApi();
    const claimed = await registered(direct, { host: 'localhost', 'x-forwarded-proto': 'https' });
    expect(cookiesOf(claimed).some((cookie) => cookie.includes('Secure'))).to.equal(false);
  });

  it('never leaves Secure out in production, whatever a proxy makes of the host', async () => {
    const production = {
      NODE_ENV: 'production',
      BETTER_AUTH_SECRET: randomBytes(36).toString('base64'),

      APP_URL: 'https://app.example',
      MAIL: 'files',
      PAYMENTS_SANDBOX: 'allow',
    };
    for (const environment of [production, { ...production, TRUST_PROXY: '1' }]) {
      const api = await accountsApi({ environment });
      for (const host of ['localhost', '127.0.0.1:8000', '[::1]:8000']) {
        const signedIn = await registered(api, { host, 'x-forwarded-proto': 'http' });
        const cookie = cookieHeader(signedIn);
        const refreshed = await api.post('/auth/refresh', undefined, { headers: { cookie, origin, host } });
        const loggedOut = await api.post('/auth/logout', undefined, {
          headers: { cookie: cookieHeader(refreshed), origin, host },
        });
        for (const answer of [signedIn, refreshed, loggedOut]) {
          expect(cookiesOf(answer), `${host} ${answer.status}`).to.have.length(2);
          for (const set of cookiesOf(answer)) expect(set).to.match(/; Secure$/);
        }
      }
    }
  });

  it('authenticates reads by the cookie, and writes only from an allowed origin', async () => {
    const api = await accountsApi();
    const cookie = cookieHeader(await registered(api));
    expect((await api.get('/users/me', { headers: { cookie } })).status).to.equal(200);
    const rename = (headers: Record<string, string>) => api.patch('/users/me', { name: 'Grace' }, { headers });
    for (const headers of [{ cookie }, { cookie, origin: 'https://evil.example' }, { cookie, origin: 'null' }]) {
      const { status, body } = await rename(headers);
      expect([status, body.error.code]).to.deep.equal([403, 'CSRF_REJECTED']);
    }
    expect((await rename({ cookie, origin })).status).to.equal(200);
    expect((await api.post('/tasks', { title: 'Buy milk' }, { headers: { cookie, origin } })).status).to.equal(201);
    expect((await api.post('/tasks', { title: 'Buy milk' }, { headers: { cookie } })).status).to.equal(403);
  });

  it("takes writes of the server's own page, where it has one", async () => {
    const own = { origin: 'http://localhost:8123', host: 'localhost:8123' };
    const statuses = async (environment: Record<string, string>, headers: Record<string, string>) => {
      const api = await accountsApi({ environment });
      const cookie = cookieHeader(await registered(api));
      return (await api.patch('/users/me', { name: 'Grace' }, { headers: { ...headers, cookie } })).status;
    };
    expect(await statuses({}, own)).to.equal(200);
    expect(await statuses({}, { ...own, origin: 'http://localhost:8124' })).to.equal(403);
    expect(await statuses({ WEB: 'off' }, own)).to.equal(403);
    const known = { origin: 'https://api.example.com', host: '10.0.0.7:8000' };
    expect(await statuses({ PUBLIC_URL: 'https://api.example.com' }, known)).to.equal(200);
    expect(await statuses({}, known)).to.equal(403);
  });

  it('needs no origin where a bearer token is sent, whatever cookies come along', async () => {
    const api = await accountsApi();
    const cookie = cookieHeader(await registered(api));
    const { tokens } = await api.registered();
    const sent = { token: tokens.accessToken, headers: { cookie } };
    expect((await api.patch('/users/me', { name: 'Grace' }, sent)).status).to.equal(200);
  });

  it('refreshes by cookie without a body, back into cookies only', async () => {
    const api = await accountsApi();
    const cookie = cookieHeader(await registered(api), /refresh/);
    const refused = await api.post('/auth/refresh', undefined, { headers: { cookie } });
    expect([refused.status, refused.body.error.code]).to.deep.equal([403, 'CSRF_REJECTED']);
    const answer = await api.post('/auth/refresh', undefined, { headers: { cookie, origin } });
    expect(answer.status).to.equal(200);
    expect(answer.body.data.tokens).to.deep.equal({ expiresIn: 900 });
    expect(cookiesOf(answer)).to.have.length(2);
    const typed = { cookie: cookieHeader(answer, /refresh/), origin, 'content-type': 'application/json' };
    expect((await api.post('/auth/refresh', undefined, { headers: typed })).status).to.equal(200);
  });

  it('clears the cookies at log-out', async () => {
    const api = await accountsApi();
    const cookie = cookieHeader(await registered(api));
    expect((await api.post('/auth/logout', undefined, { headers: { cookie } })).status).to.equal(403);
    const answer = await api.post('/auth/logout', undefined, { headers: { cookie, origin } });
    expect(answer.status).to.equal(204);
    expect(cookiesOf(answer).map((each) => each.split('; ').slice(0, 3).join('; '))).to.deep.equal([
      'access_token=; Path=/api/v1; Max-Age=0',
      'refresh_token=; Path=/api/v1/auth; Max-Age=0',
    ]);
    expect((await api.get('/users/me', { headers: { cookie } })).status).to.equal(401);
  });

  it('is of v1 alone', async () => {
    const api = await accountsApi();
    const answer = await registered(api);
    const { Client } = await import('../../../../support/client.ts');
    const client = new Client(api.listener);
    const path = `/api/${answer.body.data.user.id}/tasks`;
    expect((await client.ask('GET', path, { headers: { cookie: cookieHeader(answer) } })).status).to.equal(401);
  });
});

describe('limits of register, log-in and forgot', () => {
  it('count per pair of e-mail and address, over all three', async () => {
    const api = await accountsApi({ environment: { AUTH_RATE_LIMIT_PER_MINUTE: '3' } });
    const email = api.newEmail();
    await api.registered(email);
    await api.post('/auth/forgot-password', { email });
    await api.logIn(email.toUpperCase());
    const { status, body, headers } = await api.logIn(email);
    expect([status, body.error.code]).to.deep.equal([429, 'RATE_LIMITED']);
    expect(Number(headers['retry-after'])).to.be.within(1, 60);
    expect(headers['ratelimit']).to.match(/^"sign-in";r=0;t=\d+$/);
    expect((await api.logIn(api.newEmail())).status).to.equal(401);
  });

  it('count five times as many per address', async () => {
    const api = await accountsApi({ environment: { AUTH_RATE_LIMIT_PER_MINUTE: '2' } });
    for (let time = 0; time < 10; time += 1) expect((await api.logIn(api.newEmail())).status).to.equal(401);
    expect((await api.logIn(api.newEmail())).status).to.equal(429);
  });

  it('count the addresses of one IPv6 network of 64 bits as one', async () => {
    const environment = { AUTH_RATE_LIMIT_PER_MINUTE: '2', REFRESH_RATE_LIMIT_PER_MINUTE: '10', TRUST_PROXY: '1' };
    const api = await accountsApi({ environment });
    const from = (address: string) => ({ headers: { 'x-forwarded-for': address } });
    const logIn = async (address: string, email = api.newEmail()) =>
      (await api.post('/auth/login', { email, password }, from(address))).status;
    const refresh = async (address: string) =>
      (await api.post('/auth/refresh', { refreshToken: 'made up' }, from(address))).status;
    const inNetwork = [...Array(10).keys()].map((host) => `2001:db8:1:2:${host}::7`);
    for (const address of inNetwork) expect([await logIn(address), await refresh(address)]).to.deep.equal([401, 401]);
    expect([await logIn('2001:db8:1:2::1'), await refresh('2001:db8:1:2::1')]).to.deep.equal([429, 429]);
    expect([await logIn('2001:db8:1:3::1'), await refresh('2001:db8:1:3::1')]).to.deep.equal([401, 401]);
    const email = api.newEmail();
    for (const address of ['2001:db8:9::1', '2001:db8:9::2']) expect(await logIn(address, email)).to.equal(401);
    expect(await logIn('2001:db8:9::3', email)).to.equal(429);
  });
});
