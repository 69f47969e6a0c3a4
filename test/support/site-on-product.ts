import type { Browser, BrowserContext } from 'playwright-core';
import { type AccountsApi, accountsApi } from './accounts-api.ts';
import { openBrowser } from './browser.ts';
import { HttpListener } from './http-listener.ts';
import { UnreliableProxy } from './unreliable-proxy.ts';

/** The product on the memory store behind a proxy, and a site of another origin that loads the client from there, as any may. */
export class SiteOnProduct {
  readonly api: AccountsApi;
  readonly proxy: UnreliableProxy;
  readonly url: string;
  readonly #listeners: readonly HttpListener[];
  readonly #browser: Browser;

  private constructor(
    [api, proxy, url]: readonly [AccountsApi, UnreliableProxy, string],
    listeners: readonly HttpListener[],
    browser: Browser,
  ) {
    this.api = api;
    this.proxy = proxy;
    this.url = url;
    this.#listeners = listeners;
    this.#browser = browser;
  }

  /** `scriptOf` gives the module that the site has at a path. */
  static async open(scriptOf: (server: string, path: string) => string): Promise<SiteOnProduct> {
    const proxy = await UnreliableProxy.to('');
    const site = await HttpListener.open((request, response) => {
      response.setHeader('Content-Type', 'text/html; charset=utf-8');
      const script = scriptOf(proxy.url, request.url ?? '/');
      response.end(
        `<!doctype html><html lang="en"><title>Elsewhere</title><script type="module">${script}</script></html>`,
      );
    });
    const api = await accountsApi({ environment: { CORS_ORIGINS: site.url } });
    const server = await HttpListener.open(api.listener);
    proxy.target = server.url;
    return new SiteOnProduct([api, proxy, site.url], [site, server], await openBrowser());
  }

  /** A browser that nobody has used; the way to the server is whole again. */
  visit(): Promise<BrowserContext> {
    this.proxy.reset();
    return this.#browser.newContext();
  }

  async close(): Promise<void> {
    await this.#browser.close();
    for (const each of [this.proxy, ...this.#listeners]) await each.close();
  }
}
