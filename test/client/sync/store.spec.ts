import { expect } from 'chai';
import { type Client, unwrap } from '../../../src/client/index.ts';
import { memorySyncStorage } from '../../../src/client/sync/memory-sync-storage.ts';
import type { SyncStore } from '../../../src/client/sync/sync-store.ts';
import { type ClientOnProduct, clientOnProduct } from '../../support/client-on-product.ts';
import { SyncStores, shows, titles } from '../../support/client-sync/sync-stores.ts';
import { eventually } from '../../support/eventually.ts';

describe('the store of mainstay/client/sync', function () {
  this.timeout(60_000);
  let on: ClientOnProduct;
  let client: Client;
  let stores: SyncStores;
  before(async () => {
    on = await clientOnProduct();
  });
  after(() => on.close());
  beforeEach(async () => {
    on.proxy.fate = () => 'pass';
    client = (await on.signedIn()).client;
    stores = new SyncStores();
  });
  afterEach(() => stores[Symbol.asyncDispose]());

  const goAway = () => {
    on.proxy.fate = () => 'lose';
    on.proxy.cut();
  };
  const comeBack = () => {
    on.proxy.fate = () => 'pass';
  };
  const quiet = (storage = memorySyncStorage()) => stores.open(client, storage, false);
  const synced = async (store: SyncStore) => expect(await store.flush()).to.have.property('ok', true);

  it('shows at once what is done, under a name of its own until the server gives an id', async () => {
    const store = await quiet();
    const { id: projectId } = await store.send({ type: 'project.create', args: { name: 'Home' } });
    const { id, outcome } = await store.send({
      type: 'task.create',
      args: { title: 'Buy milk', projectId: String(projectId) },
    });
    const [before] = store.tasks();
    expect(before).to.deep.include({ id, title: 'Buy milk', projectId, completed: false, isPending: true });
    expect(id).to.match(/^tmp_/);
    expect(store.state).to.include({ pending: 2, way: 'unknown', isComplete: false });
    await synced(store);
    expect(await outcome).to.deep.equal({ status: 'done' });
    const [after] = store.tasks();
    expect(after).to.include({ key: before?.key, title: 'Buy milk', isPending: false });
    expect(after?.id).to.be.a('number').that.equals(store.idOf(id));
    expect(after?.projectId).to.equal(store.projects()[0]?.id);
    expect(store.state).to.include({ pending: 0, way: 'online', isComplete: true });
    expect(unwrap(await client.tasks.listTasks()).map(({ title }) => title)).to.deep.equal(['Buy milk']);
  });

  it('takes the name of what it made for good, also after a restart', async () => {
    const storage = memorySyncStorage();
    const first = await quiet(storage);
    const { id } = await first.send({ type: 'task.create', args: { title: 'Buy milk' } });
    await synced(first);
    await stores.close(first);
    const again = await quiet(storage);
    await again.send({ type: 'task.change', id, args: { completed: true } });
    expect(again.tasks()[0]).to.include({ completed: true, isPending: true });
    await synced(again);
    expect(unwrap(await client.tasks.listTasks())[0]).to.include({ completed: true });
  });

  it('keeps what waits over a restart, and sends it once however often the answer is lost', async () => {
    const storage = memorySyncStorage();
    const first = await quiet(storage);
    await first.send({ type: 'task.create', args: { title: 'Buy milk' } });
    on.proxy.fate = () => 'lose answer';
    expect(await first.flush()).to.have.nested.property('error.code', 'NETWORK_FAILURE');
    expect(first.state).to.include({ way: 'offline', pending: 1 });
    await stores.close(first);
    const again = await quiet(storage);
    expect(titles(again)).to.deep.equal(['Buy milk']);
    expect(again.state.pending).to.equal(1);
    on.proxy.fate = () => 'repeat';
    await synced(again);
    expect(titles(again)).to.deep.equal(['Buy milk']);
    expect(unwrap(await client.tasks.listTasks())).to.have.length(1);
  });

  it('shows what is deleted with a project as gone, and all of it again where the deletion is taken back', async () => {
    const store = await quiet();
    const { id } = await store.send({ type: 'project.create', args: { name: 'Home' } });
    await store.send({ type: 'task.create', args: { title: 'Inside', projectId: String(id) } });
    await store.send({ type: 'task.create', args: { title: 'Outside' } });
    await synced(store);
    await store.send({ type: 'project.delete', id: String(id), args: { cascade: true } });
    expect([store.projects().length, titles(store)]).to.deep.equal([0, ['Outside']]);
    await store.send({ type: 'project.restore', id: String(id) });
    expect([store.projects().length, titles(store)]).to.deep.equal([1, ['Inside', 'Outside']]);
    await synced(store);
    expect([store.projects().length, titles(store)]).to.deep.equal([1, ['Inside', 'Outside']]);
  });

  it('lets both changes stand where two devices changed different fields of one task', async () => {
    const [one, other] = [await quiet(), await quiet()];
    const { id } = await one.send({ type: 'task.create', args: { title: 'Buy milk' } });
    await synced(one);
    await synced(other);
    const task = one.idOf(id);
    await one.send({ type: 'task.change', id: task, args: { title: 'Buy oat milk' } });
    await other.send({ type: 'task.change', id: task, args: { completed: true } });
    for (const store of [one, other, one]) await synced(store);
    for (const store of [one, other]) {
      expect(store.tasks()[0]).to.include({ title: 'Buy oat milk', completed: true });
      expect(store.state.refused).to.deep.equal([]);
    }
  });

  it('asks where two devices changed the same field, and does what is decided', async () => {
    const [one, other] = [await quiet(), await quiet()];
    const { id } = await one.send({ type: 'task.create', args: { title: 'Buy milk' } });
    await synced(one);
    await synced(other);
    const task = one.idOf(id);
    await one.send({ type: 'task.change', id: task, args: { title: 'Buy oat milk' } });
    await synced(one);
    const change = await other.send({ type: 'task.change', id: task, args: { title: 'Buy soy milk' } });
    await other.send({ type: 'task.change', id: task, args: { completed: true } });
    await synced(other);
    expect(await change.outcome).to.have.property('status', 'refused');
    const [refused] = other.state.refused;
    expect(refused).to.deep.include({ type: 'task.change', args: { title: 'Buy soy milk' } });
    expect(refused?.current).to.include({ title: 'Buy oat milk' });
    expect(other.tasks()[0]).to.include({ title: 'Buy oat milk', completed: true });
    await other.insist(change.name);
    await synced(other);
    expect(unwrap(await client.tasks.listTasks())[0]).to.include({ title: 'Buy soy milk', completed: true });
    expect(other.state.refused).to.deep.equal([]);
  });

  it('tells what was refused until it is dismissed, also after a restart', async () => {
    const storage = memorySyncStorage();
    const store = await quiet(storage);
    const { name, outcome } = await store.send({ type: 'task.create', args: { title: 'x'.repeat(300) } });
    await synced(store);
    expect(await outcome).to.have.nested.property('refused.error.code', 'VALIDATION_ERROR');
    expect(titles(store)).to.deep.equal([]);
    await stores.close(store);
    const again = await quiet(storage);
    expect(again.state.refused.map((each) => each.name)).to.deep.equal([name]);
    await again.dismiss(name);
    expect(again.state.refused).to.deep.equal([]);
  });

  it('sends several changes of one task one after the other, and never refuses its own', async () => {
    const store = await quiet();
    const { id } = await store.send({ type: 'task.create', args: { title: 'one' } });
    await synced(store);
    for (const title of ['two', 'three', 'four']) await store.send({ type: 'task.change', id, args: { title } });
    await synced(store);
    expect(store.state.refused).to.deep.equal([]);
    expect(titles(store)).to.deep.equal(['four']);
    expect(unwrap(await client.tasks.listTasks())[0]).to.include({ title: 'four' });
  });

  it('sends more than one request holds', async () => {
    const store = await quiet();
    for (let count = 1; count <= 130; count += 1)
      await store.send({ type: 'task.create', args: { title: `Task ${count}` } });
    await synced(store);
    expect(store.state.pending).to.equal(0);
    expect(store.tasks().filter(({ id }) => typeof id === 'number')).to.have.length(130);
  });

  it('follows what others do, and comes back after an interruption', async () => {
    const store = await stores.open(client);
    await client.tasks.createTask({ title: 'from elsewhere' });
    await shows(store, ['from elsewhere']);
    goAway();
    await store.send({ type: 'task.create', args: { title: 'on the train' } });
    await eventually(() => expect(store.state).to.include({ way: 'offline', pending: 1 }));
    comeBack();
    await shows(store, ['from elsewhere', 'on the train']);
    expect(store.state.way).to.equal('online');
    await client.tasks.createTask({ title: 'later' });
    await shows(store, ['from elsewhere', 'later', 'on the train']);
  });

  it('opens one stream for all who share a copy, and each sees what the others do', async () => {
    const storage = memorySyncStorage();
    on.proxy.seen.length = 0;
    const tabs = [await stores.open(client, storage), await stores.open(client, storage)];
    const [one, other] = tabs as [SyncStore, SyncStore];
    await one.send({ type: 'task.create', args: { title: 'of one' } });
    expect(titles(other)).to.deep.equal(['of one']);
    await other.send({ type: 'task.create', args: { title: 'of the other' } });
    await shows(one, ['of one', 'of the other']);
    await client.tasks.createTask({ title: 'from elsewhere' });
    for (const tab of tabs) await shows(tab, ['from elsewhere', 'of one', 'of the other']);
    expect(on.proxy.seen.filter(({ path }) => path.startsWith('/api/v1/changes'))).to.have.length(1);
    await stores.close(one);
    await client.tasks.createTask({ title: 'after the first has left' });
    await shows(other, ['after the first has left', 'from elsewhere', 'of one', 'of the other']);
  });

  it('loses nothing of what two write at once who do not hear of each other', async () => {
    const { onWritten: _, ...deaf } = memorySyncStorage();
    const tabs = [await quiet(deaf), await quiet(deaf)] as const;
    await Promise.all(
      tabs.flatMap((tab, at) =>
        [1, 2, 3].map((count) => tab.send({ type: 'task.create', args: { title: `${count} of ${at}` } })),
      ),
    );
    await Promise.all(tabs.map(synced));
    for (const tab of tabs) {
      await synced(tab);
      expect(titles(tab)).to.deep.equal(['1 of 0', '1 of 1', '2 of 0', '2 of 1', '3 of 0', '3 of 1']);
    }
    expect(unwrap(await client.tasks.listTasks())).to.have.length(6);
  });

  it('sends everything once over a way that loses, delays and repeats', async () => {
    const fates = ['lose', 'pass', 'lose answer', 'repeat', 'pass', 'delay'] as const;
    let asked = 0;
    on.proxy.delay = 20;
    on.proxy.fate = () => fates[asked++ % fates.length] ?? 'pass';
    const [one, other] = [await quiet(), await quiet()];
    const expected: string[] = [];
    for (let round = 0; round < 30; round += 1)
      for (const [at, store] of [one, other].entries()) {
        expected.push(`${round} of ${at}`);
        await store.send({ type: 'task.create', args: { title: `${round} of ${at}` } });
        await store.flush();
      }
    on.proxy.fate = () => 'pass';
    for (const store of [one, other, one]) await synced(store);
    for (const store of [one, other]) expect(titles(store)).to.deep.equal(expected.sort());
    expect(unwrap(await client.tasks.listTasks({ limit: 100 }))).to.have.length(60);
  });

  it('goes on where a token has become too old meanwhile', async () => {
    const store = await stores.open(client);
    await shows(store, []);
    on.outlive();
    await store.send({ type: 'task.create', args: { title: 'after a long pause' } });
    await shows(store, ['after a long pause']);
    await client.tasks.createTask({ title: 'from elsewhere' });
    await shows(store, ['after a long pause', 'from elsewhere']);
  });

  it('keeps what waits where the session is over, and sends it after another sign-in', async () => {
    const { client: own, email } = await on.signedIn();
    const storage = memorySyncStorage();
    const store = await stores.open(own, storage);
    await shows(store, []);
    await own.auth.logOut();
    await eventually(() => expect(store.state.way).to.equal('signed out'));
    await store.send({ type: 'task.create', args: { title: 'written meanwhile' } });
    expect(store.state.pending).to.equal(1);
    await own.auth.logIn({ email, password: 'Correct-horse-7' });
    await synced(store);
    expect(unwrap(await own.tasks.listTasks())).to.have.length(1);
    await own.tasks.createTask({ title: 'from elsewhere' });
    await shows(store, ['from elsewhere', 'written meanwhile']);
  });

  it('forgets everything where it is erased, for all who share it', async () => {
    const storage = memorySyncStorage();
    const [one, other] = [await quiet(storage), await quiet(storage)];
    await one.send({ type: 'task.create', args: { title: 'secret' } });
    await one.erase();
    expect(titles(one)).to.deep.equal([]);
    await eventually(() => expect(titles(other)).to.deep.equal([]));
    await synced(other);
    expect(unwrap(await client.tasks.listTasks())).to.deep.equal([]);
  });
});
