import { expect } from 'chai';
import { unwrap } from '../../../src/client/index.ts';
import { memorySyncStorage } from '../../../src/client/sync/memory-sync-storage.ts';
import { NotKept } from '../../../src/client/sync/not-kept.ts';
import type { SyncStorage } from '../../../src/client/sync/sync-storage.ts';
import { type ClientOnProduct, clientOnProduct } from '../../support/client-on-product.ts';
import { SyncStores, shows, titles } from '../../support/client-sync/sync-stores.ts';
import { eventually } from '../../support/eventually.ts';

describe('a store on a device that has no room left', () => {
  let on: ClientOnProduct;
  before(async () => {
    on = await clientOnProduct();
  });
  after(() => on.close());

  /** As a browser refuses it. */
  const full = new DOMException('full', 'QuotaExceededError');
  const device = () => {
    const storage = memorySyncStorage();
    const state = { isFull: false };
    const write: SyncStorage['write'] = async (...given) => {
      if (state.isFull) throw full;
      return await storage.write(...given);
    };
    return { state, storage: { ...storage, write } };
  };

  it('refuses what it cannot write down, and neither shows nor sends it', async () => {
    const { client } = await on.signedIn();
    const { state, storage } = device();
    await using stores = new SyncStores();
    const store = await stores.open(client, storage, false);
    state.isFull = true;
    const refused = await store.send({ type: 'task.create', args: { title: 'lost' } }).catch((error: unknown) => error);
    expect(refused).to.be.instanceOf(NotKept).that.includes({ code: 'NOT_KEPT', cause: full });
    expect([titles(store), store.state.pending, store.state.isKeeping]).to.deep.equal([[], 0, false]);
    state.isFull = false;
    await store.send({ type: 'task.create', args: { title: 'kept' } });
    expect(store.state.isKeeping).to.equal(true);
    expect(await store.flush()).to.have.property('ok', true);
    expect(unwrap(await client.tasks.listTasks()).map(({ title }) => title)).to.deep.equal(['kept']);
  });

  it('asks again for what it could not write down, which is done once, and goes on following', async () => {
    const { client } = await on.signedIn();
    const { state, storage } = device();
    await using stores = new SyncStores();
    const store = await stores.open(client, storage);
    await shows(store, []);
    state.isFull = true;
    await client.tasks.createTask({ title: 'from elsewhere' });
    await eventually(() => expect(store.state.isKeeping).to.equal(false));
    expect(await store.flush()).to.have.nested.property('error.code', 'NOT_KEPT');
    state.isFull = false;
    await shows(store, ['from elsewhere']);
    await client.tasks.createTask({ title: 'once more' });
    await shows(store, ['from elsewhere', 'once more']);
    expect(store.state.isKeeping).to.equal(true);
  });
});
