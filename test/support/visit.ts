import { expect } from 'chai';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { password } from './accounts-api.ts';
import { eventually } from './eventually.ts';

/** Somebody at the page, with everything that must never happen there written down. */
export class Visit {
  readonly context: BrowserContext;
  readonly page: Page;
  readonly #url: string;
  readonly #wrongs: string[] = [];

  private constructor(context: BrowserContext, page: Page, url: string) {
    this.context = context;
    this.page = page;
    this.#url = url;
    this.#watch(page);
  }

  static async begin(browser: Browser, url: string, options: BrowserContextOptions = {}): Promise<Visit> {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-GB', ...options });
    return new Visit(context, await context.newPage(), url);
  }

  async go(place = '/'): Promise<void> {
    await this.page.goto(this.#url + place);
  }

  async newTab(place = '/'): Promise<Page> {
    const tab = await this.context.newPage();
    this.#watch(tab);
    await tab.goto(this.#url + place);
    return tab;
  }

  async signUp(email: string): Promise<void> {
    await this.go();
    await this.page.getByLabel('Name').fill('Ada Lovelace');
    await this.page.getByLabel('E-mail').fill(email);
    await this.page.getByLabel('Password').fill(password);
    await this.page.getByRole('button', { name: 'Make an account' }).click();
    await this.page.getByRole('heading', { name: 'All tasks' }).waitFor();
  }

  async signIn(email: string, given = password): Promise<void> {
    await this.go('/#/sign-in');
    await this.page.getByLabel('E-mail').fill(email);
    await this.page.getByLabel('Password').fill(given);
    await this.page.getByRole('button', { name: 'Sign in' }).click();
  }

  async addTask(title: string): Promise<void> {
    await this.page.getByLabel('A new task').fill(title);
    await this.page.keyboard.press('Enter');
    await this.title(title).waitFor();
  }

  title(title: string) {
    return this.page.getByRole('button', { name: `${title}. Change the title` });
  }

  /** The network of this device goes away, or comes back. */
  async setOffline(isOffline: boolean): Promise<void> {
    const isKept = () => this.page.evaluate('navigator.serviceWorker.controller !== null');
    if (isOffline) await eventually(async () => expect(await isKept()).to.equal(true));
    await this.context.setOffline(isOffline);
  }

  /**
   * Ends the visit; nothing may have gone wrong that nobody asked for. Refusals that a test provokes are told by their status,
   * and a network that it takes away by `offline`.
   */
  async end(...expected: readonly (number | 'offline')[]): Promise<void> {
    await this.context.close();
    const signs = expected.map((each) => (each === 'offline' ? / net::ERR_/ : new RegExp(`status of ${each} `)));
    const isExpected = (wrong: string) => signs.some((sign) => sign.test(wrong));
    expect(this.#wrongs.filter((wrong) => !isExpected(wrong))).to.deep.equal([]);
  }

  #watch(page: Page): void {
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') this.#wrongs.push(message.text());
    });
    page.on('pageerror', (error) => this.#wrongs.push(`uncaught: ${error.message}`));
    page.on('request', (request) => {
      if (!request.url().startsWith(this.#url) && !request.url().startsWith('blob:'))
        this.#wrongs.push(`asked ${request.url()}`);
    });
  }
}
