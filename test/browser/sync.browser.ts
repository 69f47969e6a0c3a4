import { expect } from 'chai';
import type { BrowserContext, Page } from 'playwright-core';
import type { Client } from '../../src/client/index.ts';
import type { SyncStore } from '../../src/client/sync/sync-store.ts';
import { type AccountsApi, password } from '../support/accounts-api.ts';
import { SiteOnProduct } from '../support/site-on-product.ts';
import type { UnreliableProxy } from '../support/unreliable-proxy.ts';

/** Of the pages, whose code the tests hold. */
declare const window: { readonly api: Client; readonly store: SyncStore };

/** Both modules, from the server. */
const scriptOf = (server: string): string => `
import { createClient, itemStorage } from '${server}/client.js';
import { createSyncStore } from '${server}/client/sync.js';
window.api = createClient({ baseUrl: '${server}', storage: itemStorage(localStorage) });
const store = createSyncStore({ client: window.api, name: 'ada' });
await store.open();
window.store = store;`;

describe('mainstay/client/sync in a browser', function () {
  this.timeout(60_000);
  let on: SiteOnProduct;
  let api: AccountsApi;
  let proxy: UnreliableProxy;
  let context: BrowserContext;

  before(async () => {
    on = await SiteOnProduct.open(scriptOf);
    ({ api, proxy } = on);
  });
  after(() => on.close());
  beforeEach(async () => {
    context = await on.visit();
  });
  afterEach(() => context.close());

  /** The modules can still be loaded: a page of its own would have them at hand. */
  const goAway = () => {
    proxy.fate = (_, path) => (path.startsWith('/api/') ? 'lose' : 'pass');
    proxy.cut();
  };
  const opened = async (): Promise<Page> => {
    const page = await context.newPage();
    await page.goto(on.url);
    await page.waitForFunction(() => window.store !== undefined);
    return page;
  };
  const signedUp = async (): Promise<Page> => {
    const page = await opened();
    await page.evaluate((given) => window.api.auth.register(given), {
      ...{ email: api.newEmail(), password, name: 'Ada Lovelace' },
    });
    await page.evaluate(() => window.store.flush());
    return page;
  };
  const add = (page: Page, title: string) =>
    page.evaluate(
      async (given) => void (await window.store.send({ type: 'task.create', args: { title: given } })),
      title,
    );
  const shows = (page: Page, titles: readonly string[], pending = 0) =>
    page.waitForFunction(
      ({ expected, waiting }) => {
        const found = window.store.tasks().map(({ title }) => title);
        return String(found.sort()) === expected && window.store.state.pending === waiting;
      },
      { expected: String([...titles].sort()), waiting: pending },
    );

  it('keeps what is done without a network over a reload, and sends it when there is one', async () => {
    const page = await signedUp();
    await add(page, 'with');
    await shows(page, ['with']);
    goAway();
    await add(page, 'without');
    await shows(page, ['with', 'without'], 1);
    await page.reload();
    await page.waitForFunction(() => window.store !== undefined);
    await shows(page, ['with', 'without'], 1);
    await page.waitForFunction(() => window.store.state.way === 'offline');
    proxy.fate = () => 'pass';
    await shows(page, ['with', 'without']);
    const kept = await page.evaluate(async () => {
      const listed = await window.api.tasks.listTasks();
      return listed.ok ? listed.data.map(({ title }) => title).sort() : [];
    });
    expect(kept).to.deep.equal(['with', 'without']);
  });

  it('has one stream for three tabs, each of which sees what the others and other devices do', async () => {
    const first = await signedUp();
    const tabs = [first, await opened(), await opened()];
    for (const [at, tab] of tabs.entries()) await add(tab, `of ${at}`);
    for (const tab of tabs) await shows(tab, ['of 0', 'of 1', 'of 2']);
    await first.evaluate(() => window.api.tasks.createTask({ title: 'of another device' }));
    const all = ['of 0', 'of 1', 'of 2', 'of another device'];
    for (const tab of tabs) await shows(tab, all);
    const streams = () => proxy.seen.filter(({ method, path }) => method === 'GET' && path.includes('/changes'));
    expect(streams()).to.have.length(1);
    await first.close();
    await add(tabs[1] as Page, 'after the first has left');
    await shows(tabs[2] as Page, [...all, 'after the first has left']);
  });

  it('renews once for three tabs whose token is too old at once', async () => {
    const tabs = [await signedUp(), await opened(), await opened()];
    api.clock.advance({ minutes: 16 });
    await Promise.all(tabs.map((tab, at) => add(tab, `of ${at}`)));
    for (const tab of tabs) await shows(tab, ['of 0', 'of 1', 'of 2']);
    expect(proxy.requestsTo('/api/v1/auth/refresh')).to.equal(1);
  });

  it('works as long as the page is open where the browser keeps nothing', async () => {
    await context.addInitScript(`IDBFactory.prototype.open = () => { throw new DOMException('no', 'SecurityError'); }`);
    const page = await signedUp();
    await add(page, 'Buy milk');
    await shows(page, ['Buy milk']);
    await page.reload();
    await page.waitForFunction(() => window.store !== undefined);
    await shows(page, ['Buy milk']);
  });

  it('keeps what is written down whatever becomes of the page right after', async () => {
    const page = await signedUp();
    goAway();
    const durabilities = await page.evaluate(noteWrites);
    expect(durabilities).to.deep.equal(['strict']);
    const reloaded = page.waitForEvent('load');
    await page.evaluate(leaveAfterWrite);
    await reloaded;
    await page.waitForFunction(() => window.store !== undefined);
    await shows(page, ['noted', 'left behind'], 2);
  });

  it('leaves nothing behind where it is erased', async () => {
    const page = await signedUp();
    await add(page, 'secret');
    await shows(page, ['secret']);
    await page.evaluate(() => window.store.erase());
    goAway();
    await page.reload();
    await page.waitForFunction(() => window.store !== undefined);
    await shows(page, []);
  });
});

/** How the database is asked to keep what the store writes. */
const noteWrites = `(async () => {
  const found = new Set();
  const { transaction } = IDBDatabase.prototype;
  IDBDatabase.prototype.transaction = function (...given) {
    const begun = transaction.apply(this, given);
    if (begun.mode === 'readwrite') found.add(begun.durability);
    return begun;
  };
  await window.store.send({ type: 'task.create', args: { title: 'noted' } });
  return [...found];
})()`;

/** The page goes as soon as everything is in the hands of the database, and before that has answered. */
const leaveAfterWrite = `(() => {
  const { commit } = IDBTransaction.prototype;
  IDBTransaction.prototype.commit = function () {
    commit.call(this);
    location.reload();
  };
  void window.store.send({ type: 'task.create', args: { title: 'left behind' } });
})()`;
