import { expect } from 'chai';
import { User, type UserFacts } from '../../../../src/domain/accounts/user.ts';
import type { Version } from '../../../../src/domain/kernel/version.ts';
import { accounts } from '../../../../src/infrastructure/wiring/tokens/account-tokens.ts';
import { BetterAuth, type Visitor } from '../../../support/better-auth.ts';
import { Client } from '../../../support/client.ts';
import { eventually } from '../../../support/eventually.ts';
import { keyPair } from '../../../support/key-pairs.ts';
import { type MemoryProduct, memoryProduct, sharedSecret } from '../../../support/memory-product.ts';
import { signed } from '../../../support/todo-api.ts';

describe('todo contract: users of a real Better Auth server', () => {
  let auth: BetterAuth;
  let ada: Visitor;
  let token: string;
  let product: MemoryProduct;
  let client: Client;

  beforeEach(async () => {
    auth = await BetterAuth.start({ secret: sharedSecret });
    ada = await auth.signUp();
    token = await auth.token(ada);
    product = memoryProduct({ environment: { BETTER_AUTH_URL: auth.url } });
    client = new Client(product.listener);
  });
  afterEach(() => auth.stop());

  const ask = (method: Parameters<Client['ask']>[0], below: string, json?: unknown) =>
    client.ask(method, `/api/${ada.userId}${below}`, { token, ...(json !== undefined && { json }) });
  const answerTo = async (given: string, userId = ada.userId) => {
    const { status, body } = await client.ask('GET', `/api/${userId}/tasks`, { token: given });
    return [status, body.error?.code];
  };
  const change = async (facts: Partial<UserFacts>) => {
    const users = product.container.get(accounts.users);
    const before = (await users.withId(ada.userId))?.facts;
    if (before === undefined) throw new Error('nobody to change');
    const version = (before.version + 1) as Version;
    await users.save(User.restore({ ...before, ...facts, version }), before.version);
  };

  it('keep their tasks here: the whole happy path', async () => {
    const created = await ask('POST', '/tasks', { title: 'Buy milk' });
    expect([created.status, created.body.data.user_id]).to.deep.equal([201, ada.userId]);
    const task = `/tasks/${created.body.data.id}`;
    expect((await ask('GET', '/tasks')).body.data.total).to.equal(1);
    expect((await ask('GET', task)).body.data.title).to.equal('Buy milk');
    expect((await ask('PUT', task, { title: 'Buy oat milk' })).body.data.title).to.equal('Buy oat milk');
    expect((await ask('PATCH', `${task}/complete`, { completed: true })).body.data.completed).to.equal(true);
    expect((await ask('DELETE', task)).status).to.equal(200);
    expect((await ask('GET', task)).status).to.equal(404);
    expect(auth.keyFetches).to.equal(1);
  });

  it('are known here by the id and e-mail of their token', async () => {
    await ask('GET', '/tasks');
    const { facts } = (await product.container.get(accounts.users).withId(ada.userId)) ?? {};
    expect(facts).to.include({ issuer: auth.url, email: ada.email, role: 'user' });
  });

  it('may not look into the path of another', async () => {
    expect(await answerTo(token, 'eve')).to.deep.equal([403, 'AUTH_USER_MISMATCH']);
  });

  it('are refused while locked or deleted here, though their token is valid', async () => {
    for (const mishap of ['lockedAt', 'deletedAt'] as const) {
      await answerTo(token);
      await change({ [mishap]: product.clock.now() });
      expect(await answerTo(token)).to.deep.equal([403, 'AUTH_INSUFFICIENT_PERMISSIONS']);
      await change({ [mishap]: null });
    }
    expect(await answerTo(token)).to.deep.equal([200, undefined]);
  });

  it('are never reached by a token of the shared secret with their id', async () => {
    await answerTo(token);
    const stranger = await signed({ user_id: ada.userId, email: ada.email, exp: 4e9 });
    expect(await answerTo(stranger)).to.deep.equal([401, 'AUTH_INVALID_TOKEN']);
  });

  it('are refused with a key that nobody knows, or a signature that does not verify', async () => {
    const { kid } = JSON.parse(Buffer.from(token.split('.')[0] ?? '', 'base64url').toString());
    const claims = { sub: ada.userId, exp: 4e9, iss: auth.url, aud: auth.url };
    for (const pair of [await keyPair('unknown'), await keyPair(kid)])
      expect(await answerTo(await pair.sign(claims))).to.deep.equal([401, 'AUTH_INVALID_CREDENTIALS']);
  });

  it('are asked to come back later while the keys cannot be fetched: 503 SYSTEM_ISSUER_UNAVAILABLE', async () => {
    await auth.stop();
    const { status, body, headers } = await ask('GET', '/tasks');
    expect([status, body.error.code]).to.deep.equal([503, 'SYSTEM_ISSUER_UNAVAILABLE']);
    expect(Number(headers['retry-after'])).to.be.greaterThan(0);
    await auth.resume();
    // The keys are fetched once in 10 s at the most.
    await eventually(async () => expect(await answerTo(token)).to.deep.equal([200, undefined]), 15_000);
  });

  it('are refused with a session of ours that is over', async () => {
    const claims = { user_id: 'grace', sid: crypto.randomUUID(), gen: 1, exp: 4e9 };
    const { status, body, headers } = await client.ask('GET', '/api/grace/tasks', { token: await signed(claims) });
    expect([status, body.error.code]).to.deep.equal([401, 'AUTH_INVALID_TOKEN']);
    expect(headers['www-authenticate']).to.equal('Bearer error="invalid_token"');
  });

  it('are refused with the tokens of a server that is not trusted', async () => {
    client = new Client(memoryProduct().listener);
    expect(await answerTo(token)).to.deep.equal([401, 'AUTH_INVALID_TOKEN']);
  });
});
