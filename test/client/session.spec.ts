import { expect } from 'chai';
import { memoryStorage, type Tokens, unwrap } from '../../src/client/index.ts';
import { password } from '../support/accounts-api.ts';
import { type ClientOnProduct, clientOnProduct } from '../support/client-on-product.ts';
import type { Fate } from '../support/unreliable-proxy.ts';

const refreshing = '/api/v1/auth/refresh';

describe("the client's session", () => {
  let on: ClientOnProduct;
  before(async () => {
    on = await clientOnProduct();
  });
  after(() => on.close());
  beforeEach(() => {
    on.proxy.reset();
  });

  it('goes on when the access token is too old, with one refresh for any number of calls', async () => {
    const { client } = await on.signedIn();
    on.outlive();
    const answers = await Promise.all(Array.from({ length: 20 }, () => client.me.showMe()));
    expect(answers.every(({ ok }) => ok)).to.equal(true);
    expect(on.proxy.requestsTo(refreshing)).to.equal(1);
  });

  it('is shared by clients with one storage, each of which takes what the other has renewed', async () => {
    const { client, storage } = await on.signedIn();
    const other = on.newClient({ storage });
    on.outlive();
    unwrap(await client.me.showMe());
    unwrap(await other.me.showMe());
    expect(on.proxy.requestsTo(refreshing)).to.equal(1);
  });

  const losses: readonly Fate[] = ['lose', 'lose answer', 'repeat', 'delay'];
  for (const fate of losses)
    it(`does not end when a refresh meets with: ${fate}`, async () => {
      const { client, storage } = await on.signedIn({ timeout: 750 });
      on.outlive();
      let left = 2;
      on.proxy.fate = (_, path) => (path === refreshing && left-- > 0 ? fate : 'pass');
      expect(await client.me.showMe()).to.have.property('ok', true);
      expect(await storage.get()).not.to.equal(null);
      on.outlive();
      expect(await client.me.showMe()).to.have.property('ok', true);
    });

  it('does not end while the server cannot be reached: the call fails, and a later one goes on', async () => {
    const { client, storage } = await on.signedIn();
    on.outlive();
    on.proxy.fate = (_, path) => (path === refreshing ? 'lose' : 'pass');
    expect(await client.me.showMe()).to.have.nested.property('error.code', 'NETWORK_FAILURE');
    expect(await storage.get()).not.to.equal(null);
    on.proxy.fate = () => 'pass';
    expect(await client.me.showMe()).to.have.property('ok', true);
  });

  it('ends by the word of the server, which clears the storage', async () => {
    const { client, storage, email } = await on.signedIn();
    const elsewhere = unwrap(await on.newClient().auth.logIn({ email, password }));
    const token = 'accessToken' in elsewhere.tokens ? elsewhere.tokens.accessToken : '';
    const sessions = (await on.api.get('/auth/sessions', { token })).body.data;
    for (const { id, current } of sessions)
      if (!current) await on.api.delete(`/auth/sessions/${id}`, undefined, { token });
    expect(await client.me.showMe()).to.have.nested.property('error.code', 'UNAUTHORIZED');
    expect(await storage.get()).to.equal(null);
  });

  it('is over once it signed out, also where the answer to that was lost', async () => {
    const { client, storage } = await on.signedIn();
    let left = 1;
    on.proxy.fate = () => (left-- > 0 ? 'lose answer' : 'pass');
    expect(await client.auth.logOut()).to.have.property('ok', true);
    expect(await storage.get()).to.equal(null);
    expect(await client.me.showMe()).to.have.nested.property('error.code', 'UNAUTHORIZED');
  });

  it('is never begun twice: registering and signing in are not repeated by themselves', async () => {
    const client = on.newClient();
    on.proxy.fate = () => 'lose answer';
    const email = on.api.newEmail();
    expect(await client.auth.register({ email, password, name: 'Ada' })).to.have.nested.property(
      'error.code',
      'NETWORK_FAILURE',
    );
    expect(await client.auth.logIn({ email, password })).to.have.nested.property('error.code', 'NETWORK_FAILURE');
    expect(on.proxy.seen.length).to.equal(2);
  });

  it('keeps its tokens in a storage that answers later, too', async () => {
    let kept: Tokens | null = null;
    const storage = {
      get: async () => kept,
      set: async (tokens: Tokens) => {
        kept = tokens;
      },
      clear: async () => {
        kept = null;
      },
    };
    const { client } = await on.signedIn({ storage });
    on.outlive();
    expect(await client.me.showMe()).to.have.property('ok', true);
    expect(await on.newClient({ storage: memoryStorage() }).me.showMe()).to.have.property('ok', false);
    expect(await client.auth.refresh()).to.have.nested.property(
      'data.tokens.refreshToken',
      (kept as Tokens | null)?.refreshToken,
    );
  });
});
