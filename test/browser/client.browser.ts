import { expect } from 'chai';
import type { BrowserContext, Page } from 'playwright-core';
import type { Client } from '../../src/client/index.ts';
import { type AccountsApi, password } from '../support/accounts-api.ts';
import { SiteOnProduct } from '../support/site-on-product.ts';
import type { UnreliableProxy } from '../support/unreliable-proxy.ts';

type Mode = 'bearer' | 'cookie';

/** Of the pages, whose code the tests hold. */
declare const window: { readonly api: Client };

const refreshing = '/api/v1/auth/refresh';

/** The client, from the server. */
const scriptOf = (server: string, path: string): string => `
import { createClient, itemStorage } from '${server}/client.js';
window.api = createClient({ baseUrl: '${server}', mode: '${path.slice(1)}', storage: itemStorage(localStorage) });`;

describe('the client in a browser, with the API on another port', function () {
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

  const opened = async (mode: Mode): Promise<Page> => {
    const page = await context.newPage();
    await page.goto(`${on.url}/${mode}`);
    await page.waitForFunction(() => window.api !== undefined);
    return page;
  };
  const register = (page: Page) =>
    page.evaluate(async (given) => (await window.api.auth.register(given)).ok, {
      email: api.newEmail(),
      password,
      name: 'Ada Lovelace',
    });
  const shownName = (page: Page) =>
    page.evaluate(async () => {
      const shown = await window.api.me.showMe();
      return shown.ok ? shown.data.name : shown.error.code;
    });

  for (const mode of ['bearer', 'cookie'] as const) {
    it(`signs up, writes and reads through CORS: ${mode}`, async () => {
      const page = await opened(mode);
      expect(await register(page)).to.equal(true);
      const titles = await page.evaluate(async () => {
        await window.api.tasks.createTask({ title: 'Buy milk' });
        await window.api.tasks.createTask({ title: 'Buy bread' });
        const found: string[] = [];
        for await (const { title } of window.api.tasks.listTasks({ limit: 1 })) found.push(title);
        return found.sort();
      });
      expect(titles).to.deep.equal(['Buy bread', 'Buy milk']);
      const kept = await page.evaluate(() => localStorage.length);
      expect(kept).to.equal(mode === 'bearer' ? 1 : 0);
    });

    it(`renews once for three tabs whose tokens are too old at once, and none is signed out: ${mode}`, async () => {
      const first = await opened(mode);
      expect(await register(first)).to.equal(true);
      const tabs = [first, await opened(mode), await opened(mode)];
      api.clock.advance({ minutes: 16 });
      expect(await Promise.all(tabs.map(shownName))).to.deep.equal(Array(3).fill('Ada Lovelace'));
      expect(proxy.requestsTo(refreshing)).to.equal(1);
      api.clock.advance({ minutes: 16 });
      proxy.seen.length = 0;
      let left = 1;
      proxy.fate = (_, path) => (path === refreshing && left-- > 0 ? 'lose answer' : 'pass');
      expect(await Promise.all(tabs.map(shownName))).to.deep.equal(Array(3).fill('Ada Lovelace'));
    });

    it(`signs out, in every tab: ${mode}`, async () => {
      const page = await opened(mode);
      await register(page);
      expect(await page.evaluate(async () => (await window.api.auth.logOut()).ok)).to.equal(true);
      expect(await shownName(await opened(mode))).to.equal('UNAUTHORIZED');
    });
  }
});
