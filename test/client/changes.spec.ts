import { expect } from 'chai';
import { type ChangeEvent, unwrap } from '../../src/client/index.ts';
import { type ClientOnProduct, clientOnProduct } from '../support/client-on-product.ts';

describe('the stream of changes, by the client', function () {
  this.timeout(60_000);
  let on: ClientOnProduct;
  before(async () => {
    on = await clientOnProduct();
  });
  after(() => on.close());
  beforeEach(() => {
    on.proxy.fate = () => 'pass';
  });

  const reader = (events: AsyncIterable<ChangeEvent>) => {
    const iterator = events[Symbol.asyncIterator]();
    return async () => (await iterator.next()).value as ChangeEvent | undefined;
  };

  it('tells that it is ready, and then what kinds have changed', async () => {
    const { client } = await on.signedIn();
    const leaving = new AbortController();
    const next = reader(unwrap(await client.changes.changes({}, { signal: leaving.signal })));
    expect(await next()).to.include({ event: 'ready' });
    await client.tasks.createTask({ title: 'Buy milk' });
    expect(await next()).to.deep.include({ event: 'changed', kinds: ['tasks'] });
    leaving.abort();
    expect(await next()).to.equal(undefined);
  });

  it('tells at once what has changed since the token of a sync', async () => {
    const { client } = await on.signedIn();
    const { token } = unwrap(await client.sync.sync({}));
    await client.projects.createProject({ name: 'Home' });
    const events = unwrap(await client.changes.changes({ token }));
    const told: string[] = [];
    for await (const each of events) {
      told.push(each.event);
      if (each.event === 'changed') break;
    }
    expect(told).to.deep.equal(['ready', 'changed']);
  });

  it('ends where the connection breaks', async () => {
    const { client } = await on.signedIn();
    const next = reader(unwrap(await client.changes.changes()));
    await next();
    on.proxy.cut();
    expect(await next()).to.equal(undefined);
  });

  it('says why the server ended it', async () => {
    const { client } = await on.signedIn();
    const next = reader(unwrap(await client.changes.changes()));
    await next();
    await client.auth.logOut();
    expect(await next()).to.deep.equal({ event: 'ended', reason: 'logged_out' });
    expect(await next()).to.equal(undefined);
  });

  it('renews a token that is too old to open it with', async () => {
    const { client } = await on.signedIn();
    on.outlive();
    const next = reader(unwrap(await client.changes.changes()));
    expect(await next()).to.include({ event: 'ready' });
  });

  it('is a failure where nobody is signed in', async () => {
    expect(await on.newClient().changes.changes()).to.have.nested.property('error.code', 'UNAUTHORIZED');
  });
});
