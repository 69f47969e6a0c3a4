import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import type { Browser, Locator, Page, Response } from 'playwright-core';
import { openBrowser } from '../support/browser.ts';
import { HttpListener } from '../support/http-listener.ts';
import { memoryProduct, secondsOf } from '../support/memory-product.ts';
import { production } from '../support/production.ts';
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

  const authorize = async (token: string): Promise<void> => {
    await page.getByRole('button', { name: 'Authorize' }).first().click();
    await page.locator('.modal-ux input').first().fill(token);
    await page.locator('.modal-ux').getByRole('button', { name: 'Apply credentials' }).first().click();
    await page.locator('.modal-ux').getByRole('button', { name: 'Close' }).first().click();
  };
  const operationOf = (method: string, path: string): Locator =>
    page.locator(`.opblock-${method}`, { has: page.locator(`[data-path="${path}"]`) }).first();
  const execute = async (operation: Locator, method: string): Promise<Response> => {
    const isOwn = (response: Response) =>
      response.request().method() === method.toUpperCase() && !response.url().endsWith('.json');
    const answered = page.waitForResponse(isOwn);
    await operation.getByRole('button', { name: 'Execute' }).click();
    return await answered;
  };

  it('has one box for the tokens of users, the first, and names the other for what it is', async () => {
    await page.getByRole('button', { name: 'Authorize' }).first().click();
    const names = await page.locator('.modal-ux .auth-container h4').allTextContents();
    expect(names.map((name) => name.trim())).to.deep.equal([
      'userToken\u00a0 (http, Bearer)',
      'metricsToken\u00a0 (http, Bearer)',
    ]);
  });

  it('fills in the user of the path from a token of the reader’s own, and takes an Idempotency-Key', async () => {
    await authorize(token);
    const operation = operationOf('post', '/api/{user_id}/tasks');
    await operation.locator('.opblock-summary').click();
    await operation.getByPlaceholder('Idempotency-Key').fill('from-the-page');
    for (const replayed of [null, 'true']) {
      const answer = await execute(operation, 'post');
      expect(answer.status()).to.equal(201);
      expect(answer.url()).to.equal(`${address}/api/ada/tasks`);
      expect(await answer.headerValue('Idempotent-Replayed')).to.equal(replayed);
    }
    await operation.locator('.live-responses-table').getByText('Buy milk').first().waitFor();
    expect(complaints).to.deep.equal([]);
  });

  it('gets a sandbox token in development, with which every operation can be tried as it stands', async function () {
    this.timeout(180_000);
    await page.getByRole('button', { name: 'Get a sandbox token' }).click();
    await page.getByText('Signed in as sandbox-').waitFor();
    const operation = operationOf('get', '/api/v1/tasks/{id}');
    await operation.locator('.opblock-summary').click();
    expect((await execute(operation, 'get')).status()).to.equal(200);
    const shown = await page.evaluate(() => ({
      spec: window.ui.specSelectors.specJson().toJS(),
      token: JSON.parse(sessionStorage.getItem('sandbox') ?? '{}').token,
    }));
    // Whoever tries the routes of files chooses the file, and only the command line makes an admin.
    const tried = operationsInOrder(shown.spec).filter(({ path }) => !/^\/api\/v1\/(files|admin)/.test(path));
    for (const { method, path, told } of tried) {
      const answer = await asItStands(`${address}${path}`, method, told, shown.token);
      const isStream = answer.headers.get('content-type')?.startsWith('text/event-stream');
      const said = isStream ? await answer.body?.cancel() : await answer.text();
      expect(answer.status, `${method} ${path}: ${said}`).to.be.within(200, 299);
    }
    expect(tried.length).to.be.above(40);
    expect(complaints).to.deep.equal([]);
  });

  it('offers no sandbox in production', async () => {
    const { listener } = memoryProduct({ environment: production });
    const other = await HttpListener.open(listener);
    try {
      expect(await (await fetch(`${other.url}/docs`)).text()).to.not.include('sandbox');
    } finally {
      await other.close();
    }
  });
});

/** The viewer, of which the test asks what it shows. */
declare const window: { readonly ui: { readonly specSelectors: { specJson(): { toJS(): Shown } } } };

interface Told {
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly example?: unknown }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly example: unknown }>> };
}
interface Shown {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Told>>>>;
}

/** What needs a mailed link, or the signature of Stripe, that no page can have. */
const needsMore = ['/api/v1/auth/reset-password', '/api/v1/auth/verify-email', '/api/webhooks/stripe'];
/** Two contracts delete the one task, which is restored in between. */
const first = ['delete /api/{user_id}/tasks/{id}', 'post /api/v1/tasks/{id}/restore'];
/** What takes away what the others need comes last. Signing out would leave nobody to leave. */
const last = ['post /api/v1/users/me/password', 'delete /api/v1/users/me'];

function operationsInOrder({ paths }: Shown): readonly { method: string; path: string; told: Told }[] {
  const all = Object.entries(paths)
    .filter(([path]) => ![...needsMore, '/api/v1/auth/logout'].includes(path))
    .flatMap(([path, methods]) => Object.entries(methods).map(([method, told]) => ({ method, path, told })));
  const placeOf = (method: string, path: string): number => {
    const place = last.indexOf(`${method} ${path}`);
    if (first.includes(`${method} ${path}`)) return first.indexOf(`${method} ${path}`) - first.length;
    return place >= 0 ? 3 + place : method === 'delete' ? 2 : 1;
  };
  // A confirmed password is the one before it was changed.
  return all
    .filter(({ method, path }) => `${method} ${path}` !== last[0])
    .sort((one, other) => placeOf(one.method, one.path) - placeOf(other.method, other.path));
}

/** As the page sends it when somebody presses Execute and nothing else. */
function asItStands(address: string, method: string, { parameters = [], requestBody }: Told, token: string) {
  const url = parameters
    .filter((each) => each.in === 'path')
    .reduce((filled, { name, example }) => filled.replace(`{${name}}`, encodeURIComponent(String(example))), address);
  const [content] = Object.values(requestBody?.content ?? {});
  return fetch(url, {
    method: method.toUpperCase(),
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(content === undefined ? {} : { body: JSON.stringify(content.example) }),
  });
}
