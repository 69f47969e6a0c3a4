import type { Browser, BrowserContextOptions } from 'playwright-core';
import { type AccountsApi, accountsApi } from './accounts-api.ts';
import { openBrowser } from './browser.ts';
import { HttpListener } from './http-listener.ts';
import { UnreliableProxy } from './unreliable-proxy.ts';
import { Visit } from './visit.ts';

/** The product on the memory store behind a proxy, and a browser that visits its page through that proxy alone. */
export class PageOnProduct {
  readonly api: AccountsApi;
  readonly proxy: UnreliableProxy;
  readonly #server: HttpListener;
  readonly #browser: Browser;

  private constructor(api: AccountsApi, proxy: UnreliableProxy, server: HttpListener, browser: Browser) {
    this.api = api;
    this.proxy = proxy;
    this.#server = server;
    this.#browser = browser;
  }

  static async open(): Promise<PageOnProduct> {
    const proxy = await UnreliableProxy.to('');
    const api = await accountsApi({ environment: { CORS_ORIGINS: proxy.url } });
    const server = await HttpListener.open(api.listener);
    proxy.target = server.url;
    return new PageOnProduct(api, proxy, server, await openBrowser());
  }

  /** Somebody comes; the way to the server is whole again. */
  visit(options: BrowserContextOptions = {}): Promise<Visit> {
    this.proxy.reset();
    return this.another(options);
  }

  /** Somebody else comes, or the same with another device. */
  another(options: BrowserContextOptions = {}): Promise<Visit> {
    return Visit.begin(this.#browser, this.proxy.url, options);
  }

  async close(): Promise<void> {
    await this.#browser.close();
    await this.proxy.close();
    await this.#server.close();
  }
}
