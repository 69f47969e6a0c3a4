import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from '../support/browser.ts';
import { memoryProduct, secondsOf } from '../support/memory-product.ts';
import { signed } from '../support/todo-api.ts';

describe('the page to read and try the API', () => {
  let browser: Browser;
  let server: Server;
  let token: string;
  let address: string;
  let page: Page;
  let complaints: string[];
  let requested: string[];

  before(async () => {
    const { listener, clock } = memoryProduct();
    token = await signed({ user_id: 'ada', exp: secondsOf(clock.now()) + 900 });
    server = createServer(listener).listen(0, '127.0.0.1');
    await once(server, 'listening');
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    browser = await openBrowser();
  });
  after(async () => {
    await browser.close();
    server.close();
  });

  beforeEach(async () => {
    complaints = [];
    requested = [];
    page = await browser.newPage();
    page.on('console', (message) => ['error', 'warning'].includes(message.type()) && complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('request', (request) => requested.push(request.url()));
    await page.goto(`${address}/docs`);
    await page.waitForSelector('.opblock');
  });
  afterEach(() => page.close());

  it('shows every operation, asks nobody else for anything and has nothing to complain about', async () => {
    const { paths } = (await (await fetch(`${address}/openapi.json`)).json()) as { paths: Record<string, object> };
    const operations = Object.values(paths).flatMap((methods) => Object.keys(methods));
    expect(await page.locator('.opblock').count()).to.equal(operations.length);
    for (const url of requested) expect(url).to.match(new RegExp(`^(${address}/|data:)`));
    expect(complaints).to.deep.equal([]);
  });

  it('is dark where the reader likes it dark', async () => {
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.locator('html.dark-mode').waitFor();
    await page.emulateMedia({ colorScheme: 'light' });
    await page.locator('html:not(.dark-mode)').waitFor();
  });

  it('calls an operation with a bearer token and an Idempotency-Key', async () => {
    await page.getByRole('button', { name: 'Authorize' }).first().click();
    await page.locator('.modal-ux input').first().fill(token);
    await page.locator('.modal-ux').getByRole('button', { name: 'Apply credentials' }).first().click();
    await page.locator('.modal-ux').getByRole('button', { name: 'Close' }).first().click();
    const operation = page.locator('.opblock-post', { hasText: /^POST\/api\/\{user_id\}\/tasks/ }).first();
    await operation.locator('.opblock-summary').click();
    await operation.getByPlaceholder('user_id').fill('ada');
    await operation.getByPlaceholder('Idempotency-Key').fill('from-the-page');
    await operation.locator('textarea').fill('{"title": "Read the docs"}');
    for (const replayed of [null, 'true']) {
      const answered = page.waitForResponse((response) => response.request().method() === 'POST');
      await operation.getByRole('button', { name: 'Execute' }).click();
      const answer = await answered;
      expect(answer.status()).to.equal(201);
      expect(await answer.headerValue('Idempotent-Replayed')).to.equal(replayed);
    }
    await operation.locator('.live-responses-table').getByText('Read the docs').first().waitFor();
    expect(complaints).to.deep.equal([]);
  });
});
