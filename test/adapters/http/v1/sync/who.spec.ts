import { expect } from 'chai';
import { type AccountsApi, accountsApi } from '../../../../support/accounts-api.ts';
import type { Sent } from '../../../../support/client.ts';
import { Client } from '../../../../support/client.ts';
import { secondsOf } from '../../../../support/memory-product.ts';
import { signed } from '../../../../support/todo-api.ts';

describe('who may sync and listen', () => {
  let api: AccountsApi;
  let client: Client;
  let now: number;
  beforeEach(async () => {
    api = await accountsApi();
    client = new Client(api.listener);
    now = secondsOf(api.clock.now());
  });

  /** What tasks, sync and the stream answer to the same credentials. */
  const answers = async (sent: Sent) => {
    const ask = async (method: 'GET' | 'POST' | 'HEAD', path: string, json?: object) =>
      (await client.ask(method, `/api/v1${path}`, { ...sent, ...(json && { json }) })).status;
    return [await ask('GET', '/tasks'), await ask('POST', '/sync', {}), await ask('HEAD', '/changes')];
  };

  it('is whoever works on tasks: with a session, its cookie, or a token of another issuer', async () => {
    const { accessToken } = (await api.registered()).tokens;
    const shared = await signed({ user_id: 'ada', iat: now, exp: now + 60 });
    const cookie = { headers: { cookie: `access_token=${accessToken}`, origin: 'http://localhost:3000' } };
    for (const sent of [{ token: accessToken }, { token: shared }, cookie])
      expect(await answers(sent)).to.deep.equal([200, 200, 200]);
  });

  it('is nobody else: without a token, with one that has expired or that somebody else has signed', async () => {
    const expired = await signed({ user_id: 'ada', iat: now - 900, exp: now - 600 });
    const { accessToken } = (await api.registered()).tokens;
    await api.post('/auth/logout', undefined, { token: accessToken });
    const bad = `${expired.slice(0, -6)}AAAAAA`;
    for (const sent of [{}, { token: expired }, { token: accessToken }, { token: bad }, { token: 'x' }])
      expect(await answers(sent)).to.deep.equal([401, 401, 401]);
  });
});
