import { expect } from 'chai';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { Client } from '../../src/client/index.ts';
import { type AccountsApi, accountsApi, password } from '../support/accounts-api.ts';
import { openBrowser } from '../support/browser.ts';
import { HttpListener } from '../support/http-listener.ts';
import { UnreliableProxy } from '../support/unreliable-proxy.ts';

type Mode = 'bearer' | 'cookie';

/** Of the pages, whose code the tests hold. */
declare const window: { readonly api: Client };

const refreshing = '/api/v1/auth/refresh';

/** A page of another origin that loads the client from the server, as any site may. */
const pageOf = (server: string, mode: Mode): string => `<!doctype html><html lang="en"><title>Elsewhere</title>
<script type="module">
import { createClient, itemStorage } from '${server}/client.js';
window.api = createClient({ baseUrl: '${server}', mode: '${mode}', storage: itemStorage(localStorage) });
</script></html>`;

describe('the client in a browser, with the API on another port', function () {
  this.timeout(60_000);
  let browser: Browser;
  let context: BrowserContext;
  let api: AccountsApi;
  let server: HttpListener;
  let proxy: UnreliableProxy;
  let site: HttpListener;

  before(async () => {
    site = await HttpListener.open((request, response) => {
      const mode = request.url === '/cookie' ? 'cookie' : 'bearer';
      response.setHeader('Content-Type', 'text/html; charset=utf-8');
      response.end(pageOf(proxy.url, mode));
    });
    api = await accountsApi({ environment: { CORS_ORIGINS: site.url } });
    server = await HttpListener.open(api.listener);
    proxy = await UnreliableProxy.to(server.url);
    browser = await openBrowser();
  });
  after(async () => {
    await browser.close();
    for (const each of [site, proxy, server]) await each.close();
  });
  beforeEach(async () => {
    proxy.seen.length = 0;
    proxy.fate = () => 'pass';
    context = await browser.newContext();
  });
  afterEach(() => context.close());

  const opened = async (mode: Mode): Promise<Page> => {
    const page = await context.newPage();
    await page.goto(`${site.url}/${mode}`);
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
