import type { RequestListener } from 'node:http';
import { expect } from 'chai';
import type { Browser, Page } from 'playwright-core';
import { accountsApi, password } from '../support/accounts-api.ts';
import { openBrowser } from '../support/browser.ts';
import { HttpListener } from '../support/http-listener.ts';
import { filesOf } from '../support/quick-start.ts';

const served =
  (files: Readonly<Record<string, () => string>>): RequestListener =>
  (request, response) => {
    const file = files[request.url ?? ''];
    if (file === undefined) return void response.writeHead(404).end();
    response.setHeader('Content-Type', request.url?.endsWith('.js') ? 'text/javascript' : 'text/html; charset=utf-8');
    response.end(file());
  };
describe('the quick starts, from nothing to a list that stays', function () {
  this.timeout(120_000);
  let browser: Browser;
  let page: Page;
  let opened: HttpListener[];
  const open = async (listener: RequestListener): Promise<string> => {
    const listening = await HttpListener.open(listener);
    opened.push(listening);
    return listening.url;
  };
  before(async () => {
    browser = await openBrowser();
  });
  after(() => browser.close());
  beforeEach(async () => {
    opened = [];
    page = await (await browser.newContext()).newPage();
  });
  afterEach(async () => {
    await page.context().close();
    for (const each of opened) await each.close();
  });

  const keepsAList = async (address: string, signUp: string): Promise<void> => {
    await page.goto(address);
    await page.getByLabel('E-mail').fill('grace@example.com');
    await page.getByLabel('Password').fill(password);
    await page.getByRole('button', { name: signUp }).click();
    await page.getByLabel('What is to do?').fill('Buy milk');
    await page.getByRole('button', { name: 'Add' }).click();
    const box = page.getByRole('checkbox', { name: 'Buy milk' });
    const completed = page.waitForResponse((response) => response.request().method() === 'PATCH' && response.ok());
    await box.click();
    await completed;
    await page.reload();
    expect(await box.isChecked()).to.equal(true);
  };

  it('plain HTML', async () => {
    const address = await open(served({ '/': () => html }));
    const { listener } = await accountsApi({ environment: { CORS_ORIGINS: address } });
    const api = await open(listener);
    const html = (filesOf('docs/quickstart-html.md').get('index.html') ?? '').replaceAll('http://localhost:8000', api);
    await keepsAList(address, 'Sign up');
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByRole('button', { name: 'Sign in' }).waitFor();
  });
});
