import { expect } from 'chai';
import { password } from '../support/accounts-api.ts';
import { accountsOnPostgres } from '../support/accounts-on-postgres.ts';
import { capturedLog } from '../support/captured-log.ts';
import type { Received } from '../support/client.ts';

const other = 'Another-horse-8';
const wrong = 'Wrong-horse-9';
const weak = 'sesame';

describe('passwords, tokens and mailed links', function () {
  this.timeout(120_000);

  it('are found after every flow in no log line, no row of the database and no refusal', async () => {
    const log = capturedLog('debug');
    const opened = await accountsOnPostgres({ log: log.log });
    const secrets = new Set([password, other, wrong, weak]);
    const refusals: string[] = [];
    try {
      const { api } = opened;
      /** Collects the tokens that an answer gives and keeps what refusals say. */
      const heard = (answer: Received): Received => {
        for (const token of answer.text.match(/eyJ[\w.-]+|"[\w-]{91}"/g) ?? []) secrets.add(token.replaceAll('"', ''));
        for (const cookie of [answer.headers['set-cookie'] ?? []].flat())
          secrets.add(/=([^;]{20,})/.exec(String(cookie))?.[1] ?? password);
        if (answer.status >= 400) refusals.push(answer.text);
        return answer;
      };
      const link = async (email: string, name: string) => {
        const token = await api.linkToken(email, name);
        secrets.add(token);
        return token;
      };
      const email = api.newEmail();
      const { body } = heard(await api.post('/auth/register', { email, password, name: 'Ada' }));
      const token = body.data.tokens.accessToken;
      heard(await api.post('/auth/register', { email, password: weak, name: 'Ada' }));
      heard(await api.post('/auth/register', { email, password, name: 'Ada' }));
      heard(await api.post('/auth/verify-email', { token: await link(email, 'welcome') }));
      heard(await api.post('/auth/verify-email', { token: await link(email, 'welcome') }));
      heard(await api.logIn(email, wrong));
      heard(await api.logIn(api.newEmail(), wrong));
      const cookies = heard(
        await api.post('/auth/login', { email, password }, { headers: { 'x-auth-mode': 'cookie' } }),
      );
      const cookie = [cookies.headers['set-cookie'] ?? []]
        .flat()
        .map((each) => String(each).split(';')[0])
        .join('; ');
      heard(await api.patch('/users/me', { name: 'Eve' }, { headers: { cookie } }));
      heard(await api.post('/auth/refresh', undefined, { headers: { cookie, origin: 'http://localhost:3000' } }));
      const { refreshToken } = body.data.tokens;
      const next = heard(await api.refresh(refreshToken)).body.data.tokens;
      heard(await api.refresh(next.refreshToken));
      api.clock.advance({ seconds: 11 });
      heard(await api.refresh(refreshToken));
      heard(await api.refresh(`${refreshToken}x`));
      heard(await api.get('/users/me', { token: `${token}x` }));
      heard(await api.get('/users/me', { token }));
      heard(await api.post('/auth/forgot-password', { email }));
      const reset = await link(email, 'reset-password');
      heard(await api.post('/auth/reset-password', { token: reset, password: weak }));
      heard(await api.post('/auth/reset-password', { token: reset, password: other }));
      heard(await api.post('/auth/reset-password', { token: reset, password: other }));
      const fresh = heard(await api.logIn(email, other)).body.data.tokens.accessToken;
      const change = { currentPassword: wrong, newPassword: password };
      heard(await api.post('/users/me/password', change, { token: fresh }));
      const right = { currentPassword: other, newPassword: password };
      const keyed = { token: fresh, headers: { 'idempotency-key': 'k' } };
      heard(await api.post('/users/me/password', right, keyed));
      heard(await api.get('/auth/sessions', { token: fresh }));
      heard(await api.get('/users/me/export', { token: fresh }));
      heard(await api.post('/auth/verify-email/resend', undefined, keyed));
      heard(await api.delete('/users/me', { password: wrong }, { token: fresh }));
      heard(await api.post('/auth/logout', undefined, { token: fresh }));
      const last = heard(await api.logIn(email)).body.data.tokens.accessToken;
      const dump = await opened.dump();
      heard(await api.delete('/users/me', { password }, { token: last }));

      expect(secrets.size).to.be.greaterThan(18);
      expect(refusals.length).to.be.greaterThan(12);
      expect(log.lines().length).to.be.greaterThan(30);
      for (const [place, text] of Object.entries({ log: log.text(), dump, refusals: refusals.join('\n') }))
        for (const secret of secrets)
          expect(text.includes(secret), `${secret.slice(0, 12)}… in ${place}`).to.equal(false);
      for (const private_ of [email, 'Ada']) expect(log.text()).not.to.include(private_);
    } finally {
      await opened.close();
    }
  });
});
