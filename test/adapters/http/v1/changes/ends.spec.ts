import { expect } from 'chai';
import { accounts } from '../../../../../src/infrastructure/wiring/tokens/account-tokens.ts';
import { sync } from '../../../../../src/infrastructure/wiring/tokens/sync-tokens.ts';
import { type AccountsApi, accountsApi, password } from '../../../../support/accounts-api.ts';
import { HttpListener } from '../../../../support/http-listener.ts';
import { secondsOf } from '../../../../support/memory-product.ts';
import { EventReader } from '../../../../support/sync/event-reader.ts';
import { signed } from '../../../../support/todo-api.ts';

describe('a stream of changes', () => {
  let api: AccountsApi;
  let server: HttpListener;
  beforeEach(async () => {
    api = await accountsApi();
    server = await HttpListener.open(api.listener);
  });
  afterEach(() => server.close());

  const open = async (headers: Readonly<Record<string, string>>) => {
    const stream = await EventReader.open(`${server.url}/api/v1/changes`, headers);
    expect(stream.response.status).to.equal(200);
    expect((await stream.next())?.event).to.equal('ready');
    return stream;
  };
  const ended = async (stream: EventReader) => {
    const last = await stream.next();
    expect(last?.event).to.equal('ended');
    expect(await stream.next()).to.equal(undefined);
    return last;
  };
  const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

  it('ends with the session that it came with, in web mode too', async () => {
    const account = await api.registered();
    const { accessToken } = account.tokens;
    await using stream = await open(bearer(accessToken));
    await using inBrowser = await open({ cookie: `access_token=${accessToken}` });
    const other = (await api.logIn(account.email)).body.data.tokens.accessToken;
    await using elsewhere = await open(bearer(other));
    await api.post('/auth/logout', undefined, { token: accessToken });
    for (const each of [stream, inBrowser]) expect((await ended(each))?.told).to.deep.equal({ reason: 'logged_out' });
    await api.post('/auth/logout', undefined, { token: other });
    expect((await ended(elsewhere))?.told).to.deep.equal({ reason: 'logged_out' });
  });

  it('ends with the account: locked, or deleted', async () => {
    const [locked, deleted] = [await api.registered(), await api.registered()];
    await using ofLocked = await open(bearer(locked.tokens.accessToken));
    await using ofDeleted = await open(bearer(deleted.tokens.accessToken));
    await api.container.get(accounts.operatorUseCases).changeAccountStatus.lock(locked.id);
    expect((await ended(ofLocked))?.told).to.deep.equal({ reason: 'account_disabled' });
    await api.delete('/users/me', { password }, { token: deleted.tokens.accessToken });
    expect((await ended(ofDeleted))?.told).to.deep.equal({ reason: 'account_deleted' });
  });

  it('ends with its token', async () => {
    const now = secondsOf(api.clock.now());
    await using stream = await open(bearer(await signed({ user_id: 'ada', iat: now, exp: now + 60 })));
    await using longer = await open(bearer(await signed({ user_id: 'ada', iat: now, exp: now + 61 })));
    api.clock.advance({ seconds: 60 });
    expect((await ended(stream))?.told).to.deep.equal({ reason: 'token_expired' });
    api.clock.advance({ seconds: 1 });
    expect((await ended(longer))?.told).to.deep.equal({ reason: 'token_expired' });
  });

  it('ends with the process, which tells when to come back, and opens no other', async () => {
    const { tokens } = await api.registered();
    const all = await Promise.all(Array.from({ length: 9 }, () => open(bearer(tokens.accessToken))));
    api.container.get(sync.streams).stop();
    const retries = new Set<number>();
    for (const stream of all) {
      const last = await ended(stream);
      expect(last?.told).to.deep.equal({ reason: 'shutting_down' });
      expect(Number(last?.retry)).to.be.within(1_000, 10_000);
      retries.add(Number(last?.retry));
    }
    expect(retries.size).to.be.greaterThan(1);
    const late = await fetch(`${server.url}/api/v1/changes`, { headers: bearer(tokens.accessToken) });
    expect(late.status).to.equal(503);
    expect(late.headers.get('retry-after')).to.match(/^\d+$/);
  });

  it('has a head alone where nobody wants more, and no place without a token', async () => {
    const { tokens } = await api.registered();
    const head = await fetch(`${server.url}/api/v1/changes`, { method: 'HEAD', headers: bearer(tokens.accessToken) });
    expect([head.status, head.headers.get('content-type')]).to.deep.equal([200, 'text/event-stream; charset=utf-8']);
    expect(api.container.get(sync.streams).size).to.equal(0);
    expect((await fetch(`${server.url}/api/v1/changes`)).status).to.equal(401);
  });
});
