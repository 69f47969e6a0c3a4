import { rm } from 'node:fs/promises';
import type { RequestListener } from 'node:http';
import { expect } from 'chai';
import type { Browser, Page } from 'playwright-core';
import { systemClock } from '../../src/adapters/system/system-clock.ts';
import { kernel } from '../../src/infrastructure/wiring/tokens/tokens.ts';
import { accountsApi, password } from '../support/accounts-api.ts';
import { openBrowser } from '../support/browser.ts';
import { HttpListener } from '../support/http-listener.ts';
import { filesOf, pageScript, savedApp, serverModule } from '../support/quick-start.ts';
import { webListener } from '../support/web-listener.ts';

const served =
  (files: Readonly<Record<string, () => string>>): RequestListener =>
  (request, response) => {
    const file = files[request.url ?? ''];
    if (file === undefined) return void response.writeHead(404).end();
    response.setHeader('Content-Type', request.url?.endsWith('.js') ? 'text/javascript' : 'text/html; charset=utf-8');
    response.end(file());
  };

const shell =
  '<!doctype html><html lang="en"><title>My list</title><body><script type="module" src="/page.js"></script></body>';

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

  it('Next.js with our accounts: its page, without Next.js around it', async () => {
    const folder = await savedApp('docs/quickstart-accounts.md');
    try {
      const address = await open(served({ '/': () => shell, '/page.js': () => script }));
      const { listener } = await accountsApi({ environment: { CORS_ORIGINS: address } });
      const script = await pageScript(folder, { NEXT_PUBLIC_API: await open(listener) });
      await keepsAList(address, 'Sign up');
      await page.getByRole('button', { name: 'Sign out' }).click();
      await page.getByRole('button', { name: 'Sign in' }).waitFor();
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it('Next.js with Better Auth: its page, and its route that signs in, without Next.js around them', async () => {
    const folder = await savedApp('docs/quickstart-nextjs.md');
    try {
      let signIn: RequestListener = () => {};
      const files = served({ '/': () => shell, '/page.js': () => script });
      const address = await open((request, response) =>
        request.url?.startsWith('/api/auth/') ? signIn(request, response) : files(request, response),
      );
      type Routes = Parameters<typeof webListener>[0];
      const routes = 'app/api/auth/[...all]/route.ts';
      signIn = webListener(await serverModule<Routes>(folder, routes, { BETTER_AUTH_URL: address }));
      const { listener } = await accountsApi({
        environment: { CORS_ORIGINS: address, BETTER_AUTH_URL: address },
        // Better Auth knows no other time.
        rewire: (container) => void container.rebind(kernel.clock).toConstantValue(systemClock as never),
      });
      const script = await pageScript(folder, { NEXT_PUBLIC_API: await open(listener) });
      await keepsAList(address, 'Sign up');
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
