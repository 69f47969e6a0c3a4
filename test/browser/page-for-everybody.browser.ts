import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { accounts } from '../../src/infrastructure/wiring/tokens/account-tokens.ts';
import { type AccountsApi, password } from '../support/accounts-api.ts';
import { PageOnProduct } from '../support/page-on-product.ts';

interface Found {
  readonly id: string;
  readonly nodes: readonly { readonly html: string }[];
}

/** Of the pages, where the tests have put it. */
declare const axe: { run(): Promise<{ readonly violations: readonly Found[] }> };

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

async function violations(page: Page): Promise<readonly string[]> {
  await page.evaluate(source);
  const found = await page.evaluate(async () => (await axe.run()).violations);
  return found.map(({ id, nodes }) => `${page.url()} ${id}: ${nodes[0]?.html}`);
}

describe('the page, for everybody', function () {
  this.timeout(90_000);
  let on: PageOnProduct;
  let api: AccountsApi;

  before(async () => {
    on = await PageOnProduct.open();
    ({ api } = on);
  });
  after(() => on.close());

  const screens = [
    ...(['light', 'dark'] as const).flatMap((colorScheme) =>
      [360, 1280].map((width) => ({ told: `${colorScheme}, ${width} px`, colorScheme, zoom: 1, width, height: 740 })),
    ),
    { told: 'at 200 %, 1280 px', colorScheme: 'light', zoom: 2, width: 1280, height: 800 },
    { told: 'at 400 %, 1280 px', colorScheme: 'light', zoom: 4, width: 1280, height: 1024 },
  ] as const;
  for (const { told, colorScheme, zoom, width, height } of screens)
    it(`has nothing that axe finds, and nothing beside the screen: ${told}`, async () => {
      // A browser that zooms tells the page of a smaller screen with more dots.
      const viewport = { width: width / zoom, height: height / zoom };
      const visit = await on.visit({ colorScheme, viewport, deviceScaleFactor: zoom });
      const { page } = visit;
      const email = api.newEmail();
      const { id } = await api.registered(email);
      await api.container.get(accounts.operatorUseCases).changeAccountStatus.giveRole(id, 'admin');
      const all: string[] = [];
      const look = async () => {
        all.push(...(await violations(page)));
        const isWide = await page.evaluate('document.documentElement.scrollWidth > innerWidth');
        if (isWide) all.push(`${page.url()} is wider than the screen`);
      };
      await visit.go();
      await page.getByRole('button', { name: 'Make an account' }).click();
      await page.locator('.problem').first().waitFor();
      await look();
      for (const place of ['/#/forgot-password', '/reset-password?token=x']) {
        await visit.go(place);
        await page.getByRole('heading').waitFor();
        await look();
      }
      await visit.signIn(email);
      await page.getByText('Nothing to do').waitFor();
      await look();
      await visit.addTask('A task with quite a long title, as they come when people are in a hurry');
      await page.getByRole('checkbox').click({ force: true });
      await page.getByRole('button', { name: /^Details/ }).click({ force: true });
      await page.getByLabel('Due').fill('2020-05-06');
      await page.getByText('6 May 2020').waitFor();
      await look();
      await visit.setOffline(true);
      await visit.addTask('Written without a network');
      await page.getByText('not saved yet').waitFor();
      await look();
      await visit.setOffline(false);
      await page.getByText('You are offline').waitFor({ state: 'detached' });
      for (const [place, sign] of [
        ['payments', 'Nothing paid yet'],
        ['account', 'Where you are signed in'],
        ['admin', 'all is well'],
        ['admin/users', 'since'],
        ['admin/audit', 'session.opened'],
      ] as const) {
        await visit.go(`/#/${place}`);
        await page.getByText(sign).first().waitFor();
        await look();
      }
      expect(all).to.deep.equal([]);
      await visit.end(400, 'offline');
    });

  it('is used with the keyboard alone', async () => {
    const visit = await on.visit();
    const { page } = visit;
    const { keyboard } = page;
    const focused = () =>
      page.evaluate(() => {
        const at = Reflect.get(globalThis, 'document').activeElement;
        return at.localName === 'body' ? '' : (at.getAttribute('aria-label') ?? at.textContent ?? '');
      });
    const tabTo = async (words: string) => {
      for (let count = 0; count < 60; count += 1) {
        if ((await focused()).includes(words)) return;
        await keyboard.press('Tab');
      }
      throw new Error(`no key leads to ${words}`);
    };
    await visit.go();
    await page.getByLabel('Name').waitFor();
    await page.getByLabel('Name').focus();
    for (const text of ['Ada', api.newEmail(), password]) {
      await keyboard.type(text);
      await keyboard.press('Tab');
    }
    await keyboard.press('Enter');
    await page.getByText('Nothing to do').waitFor();
    await tabTo('To the content');
    await keyboard.press('Enter');
    await tabTo('A new task');
    await keyboard.type('By hand');
    await keyboard.press('Enter');
    await visit.title('By hand').waitFor();
    await page.getByRole('checkbox', { name: 'By hand' }).focus();
    await keyboard.press('Space');
    await keyboard.press('Tab');
    await keyboard.press('Enter');
    await keyboard.type(', and well');
    await keyboard.press('Enter');
    await visit.title('By hand, and well').waitFor();
    await tabTo('Details of By hand, and well');
    await keyboard.press('Enter');
    await page.getByLabel('Notes').waitFor();
    await tabTo('Delete By hand, and well');
    await keyboard.press('Enter');
    await visit.title('By hand, and well').waitFor({ state: 'detached' });
    await tabTo('Undo');
    await keyboard.press('Enter');
    await visit.title('By hand, and well').waitFor();
    await visit.end();
  });
});
