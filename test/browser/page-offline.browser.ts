import { expect } from 'chai';
import type { Page } from 'playwright-core';
import type { AccountsApi } from '../support/accounts-api.ts';
import { eventually } from '../support/eventually.ts';
import { leftOnDevice } from '../support/left-on-device.ts';
import { PageOnProduct } from '../support/page-on-product.ts';
import type { UnreliableProxy } from '../support/unreliable-proxy.ts';
import type { Visit } from '../support/visit.ts';

const refreshing = '/api/v1/auth/refresh';

describe('the page without a network, in several tabs and on several devices', function () {
  this.timeout(90_000);
  let on: PageOnProduct;
  let api: AccountsApi;
  let proxy: UnreliableProxy;
  let visit: Visit;
  let email: string;

  before(async () => {
    on = await PageOnProduct.open();
    ({ api, proxy } = on);
  });
  after(() => on.close());
  beforeEach(async () => {
    email = api.newEmail();
    visit = await on.visit();
    await visit.signUp(email);
  });

  /** The same user on another device. */
  const anotherDevice = async (): Promise<Visit> => {
    const other = await on.another();
    await other.signIn(email);
    await other.page.getByRole('heading', { name: 'All tasks' }).waitFor();
    return other;
  };
  const rename = async ({ page }: Visit, from: string, to: string) => {
    await page.getByRole('button', { name: `${from}. Change the title` }).click();
    await page.getByRole('textbox', { name: 'Change the title' }).fill(to);
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: `${to}. Change the title` }).waitFor();
  };
  const shown = (page: Page, title: string) => page.getByRole('button', { name: `${title}. Change the title` });
  /** Waits until the server has these tasks: what a page shows may still be on its way. */
  const hasOnServer = async (...titles: readonly string[]) => {
    const { accessToken: token } = (await api.logIn(email)).body.data.tokens;
    await eventually(async () => {
      const { body } = await api.get('/tasks', { token });
      expect(body.data.map(({ title }: { title: string }) => title)).to.deep.equal(titles);
    });
  };
  const isBack = (page: Page) => page.getByText('You are offline').waitFor({ state: 'detached' });

  it('shows on another device what happens on this one, as it happens', async () => {
    const other = await anotherDevice();
    await visit.addTask('Buy milk');
    await other.title('Buy milk').waitFor();
    await other.page.getByRole('checkbox', { name: 'Buy milk' }).click({ force: true });
    await visit.page.locator('.task.done').waitFor();
    await visit.page.getByRole('button', { name: 'New project' }).click();
    await visit.page.getByRole('textbox', { name: 'Name of the project' }).fill('Kitchen');
    await visit.page.keyboard.press('Enter');
    await other.page.getByLabel('Places').getByRole('link', { name: 'Kitchen' }).waitFor();
    await other.end();
    await visit.end();
  });

  it('opens without a network, takes what is done, and saves it when there is one', async () => {
    const { page } = visit;
    await visit.addTask('Written at home');
    await visit.setOffline(true);
    await visit.addTask('Written on the train');
    await page.getByText('You are offline. 1 change will be saved').waitFor();
    await page.getByText('not saved yet').waitFor();
    await page.getByRole('checkbox', { name: 'Written at home' }).click({ force: true });
    await page.getByRole('button', { name: 'New project' }).click();
    await page.getByRole('textbox', { name: 'Name of the project' }).fill('Journey');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Journey' }).waitFor();
    await visit.addTask('Buy a ticket');
    await page.reload();
    await page.getByText('4 changes will be saved').waitFor();
    await page.getByText('0 of 1 done').waitFor();
    await visit.setOffline(false);
    await isBack(page);
    await page.getByText('not saved yet').waitFor({ state: 'detached' });
    await visit.addTask('Find the seat');
    const other = await anotherDevice();
    for (const title of ['Written at home', 'Written on the train', 'Buy a ticket', 'Find the seat'])
      await other.title(title).waitFor();
    expect(await other.page.getByRole('checkbox', { name: 'Written at home' }).isChecked()).to.equal(true);
    await other.page.getByLabel('Places').getByRole('link', { name: 'Journey' }).click();
    await other.page.getByText('0 of 2 done').waitFor();
    await other.end();
    await visit.end('offline');
  });

  it('keeps both where two devices changed different things of a task, and asks where they changed the same', async () => {
    const { page } = visit;
    const other = await anotherDevice();
    await visit.addTask('Buy milk');
    await other.title('Buy milk').waitFor();
    await visit.setOffline(true);
    await rename(visit, 'Buy milk', 'Buy oat milk');
    await other.page.getByRole('checkbox', { name: 'Buy milk' }).click({ force: true });
    await visit.setOffline(false);
    await other.title('Buy oat milk').waitFor();
    for (const each of [visit, other]) await each.page.locator('.task.done').waitFor();
    await visit.setOffline(true);
    await rename(visit, 'Buy oat milk', 'Buy soy milk');
    await rename(other, 'Buy oat milk', 'Buy rice milk');
    await hasOnServer('Buy rice milk');
    await visit.setOffline(false);
    await page.getByText('was changed on two devices').waitFor();
    await page.getByText('Your title: “Buy soy milk”. The other: “Buy rice milk”.').waitFor();
    await visit.title('Buy rice milk').waitFor();
    await page.getByRole('button', { name: 'Keep mine' }).click();
    await other.title('Buy soy milk').waitFor();
    await page.getByText('was changed on two devices').waitFor({ state: 'detached' });
    await other.end();
    await visit.end('offline');
  });

  it('tells what came too late for something that was deleted elsewhere', async () => {
    const { page } = visit;
    const other = await anotherDevice();
    await visit.addTask('Buy milk');
    await other.title('Buy milk').waitFor();
    await visit.setOffline(true);
    await rename(visit, 'Buy milk', 'Buy oat milk');
    await other.page.getByRole('button', { name: 'Delete Buy milk' }).click({ force: true });
    await hasOnServer();
    await visit.setOffline(false);
    await page.getByText('was deleted on another device before your change').waitFor();
    await page.getByRole('button', { name: 'All right' }).click();
    await page.getByText('Nothing to do').waitFor();
    await other.end();
    await visit.end('offline');
  });

  it('says that the server is away where the network is not, and goes on by itself', async () => {
    const { page } = visit;
    await visit.addTask('Before');
    proxy.fate = () => 'lose';
    proxy.cut();
    await visit.addTask('Meanwhile');
    await page.getByText('The server cannot be reached. 1 change will be saved').waitFor();
    await page.getByRole('link', { name: 'Payments' }).click();
    await page.getByRole('button', { name: 'Try again' }).waitFor();
    proxy.fate = () => 'pass';
    await page.getByText('Nothing paid yet').waitFor();
    await page.getByText('The server cannot be reached.').waitFor({ state: 'detached' });
    const other = await anotherDevice();
    await other.title('Meanwhile').waitFor();
    await other.end();
    await visit.end('offline');
  });

  it('renews the token once for three tabs that work at once, and none misses what the others do', async () => {
    const tabs = [visit.page, await visit.newTab(), await visit.newTab()];
    for (const tab of tabs) await tab.getByText('Nothing to do').waitFor();
    proxy.seen.length = 0;
    api.clock.advance({ minutes: 16 });
    await Promise.all(
      tabs.map(async (tab, at) => {
        await tab.getByLabel('A new task').fill(`Of tab ${at}`);
        await tab.getByLabel('A new task').press('Enter');
      }),
    );
    for (const tab of tabs) for (const at of tabs.keys()) await shown(tab, `Of tab ${at}`).waitFor();
    const other = await anotherDevice();
    for (const at of tabs.keys()) await other.title(`Of tab ${at}`).waitFor();
    await other.addTask('Of another device');
    for (const tab of tabs) await shown(tab, 'Of another device').waitFor();
    await other.end();
    expect(proxy.requestsTo(refreshing)).to.equal(1);
    await visit.end(401);
  });

  it('leaves nothing on the device at sign-out, and asks to be online for that', async () => {
    const { page } = visit;
    await visit.addTask('Secret');
    await visit.setOffline(true);
    await visit.addTask('More of it');
    await page.getByRole('button', { name: 'Sign out', exact: true }).click();
    await page.getByText('has not been saved yet').waitFor();
    await visit.setOffline(false);
    await isBack(page);
    await page.getByRole('button', { name: 'Sign out', exact: true }).click();
    await page.getByRole('button', { name: 'Make an account' }).waitFor();
    const left = await leftOnDevice(page);
    // The count of writes.
    expect(left).to.deep.equal({ copy: [''], stored: [] });
    await visit.signIn(email);
    await visit.title('More of it').waitFor();
    await visit.end('offline');
  });
});
