import { expect } from 'chai';
import type { AccountsApi } from '../support/accounts-api.ts';
import { PageOnProduct } from '../support/page-on-product.ts';
import type { Visit } from '../support/visit.ts';

describe('the page: tasks and projects', function () {
  this.timeout(60_000);
  let on: PageOnProduct;
  let api: AccountsApi;
  let visit: Visit;
  let email: string;

  before(async () => {
    on = await PageOnProduct.open();
    ({ api } = on);
  });
  after(() => on.close());
  beforeEach(async () => {
    email = api.newEmail();
    visit = await on.visit();
  });

  it('keeps tasks: adds, ticks, renames where they stand, finds, deletes and brings back', async () => {
    const { page } = visit;
    await visit.signUp(email);
    await page.getByText('Nothing to do').waitFor();
    await visit.addTask('Buy milk');
    await visit.addTask('Water the ferns');
    await page.getByRole('checkbox', { name: 'Buy milk' }).click({ force: true });
    await visit.title('Buy milk').click();
    await page.getByRole('textbox', { name: 'Change the title' }).fill('Buy oat milk');
    await page.keyboard.press('Enter');
    await visit.title('Buy oat milk').waitFor();
    await visit.title('Buy oat milk').click();
    await page.getByRole('textbox', { name: 'Change the title' }).fill('Never mind');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Done' }).click();
    await visit.title('Water the ferns').waitFor({ state: 'detached' });
    await visit.title('Buy oat milk').waitFor();
    await page.getByRole('button', { name: 'All', exact: true }).click();
    await page.getByLabel('Search tasks').fill('FERNS');
    await visit.title('Buy oat milk').waitFor({ state: 'detached' });
    await page.getByLabel('Search tasks').fill('nothing like it');
    await page.getByText('Nothing found').waitFor();
    await page.getByLabel('Search tasks').fill('');
    await visit.title('Water the ferns').waitFor();
    await page.getByRole('button', { name: 'Delete Water the ferns' }).click({ force: true });
    await visit.title('Water the ferns').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Undo' }).click();
    await visit.title('Water the ferns').waitFor();
    await page.reload();
    await visit.title('Water the ferns').waitFor();
    expect(await page.getByRole('checkbox', { name: 'Buy oat milk' }).isChecked()).to.equal(true);
    await visit.end();
  });

  it('gives a task notes, a day, a project and files', async () => {
    const { page } = visit;
    await visit.signUp(email);
    await page.getByRole('button', { name: 'New project' }).click();
    await page.getByRole('textbox', { name: 'Name of the project' }).fill('Kitchen');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Kitchen' }).waitFor();
    await page.getByRole('link', { name: 'All tasks' }).click();
    await page.getByRole('heading', { name: 'All tasks' }).waitFor();
    await visit.addTask('Buy a kettle');
    await page.getByRole('button', { name: 'Details of Buy a kettle' }).click({ force: true });
    await page.getByLabel('Notes').fill('A red one');
    await page.getByLabel('Due').fill('2030-05-06');
    await page.getByText('6 May 2030').waitFor();
    await page.locator('select').selectOption({ label: 'Kitchen' });
    await page.locator('input[type=file]').setInputFiles({
      name: 'kettle.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from('whistles'),
    });
    await page.getByRole('link', { name: 'kettle.txt' }).waitFor();
    const [saved] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'kettle.txt' }).click(),
    ]);
    expect(saved.suggestedFilename()).to.equal('kettle.txt');
    await page.reload();
    await page.getByLabel('Places').getByRole('link', { name: 'Kitchen' }).click();
    await page.getByText('0 of 1 done').waitFor();
    await page.getByRole('button', { name: 'Details of Buy a kettle' }).click({ force: true });
    expect(await page.getByLabel('Notes').inputValue()).to.equal('A red one');
    await page.getByRole('button', { name: 'Delete', exact: true }).click();
    await page.getByRole('heading', { name: 'All tasks' }).waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByRole('heading', { name: 'Kitchen' }).waitFor();
    await visit.title('Buy a kettle').waitFor();
    await visit.end(404);
  });

  it('shows what another tab does at once, and signs out in both', async () => {
    await visit.signUp(email);
    const other = await visit.newTab();
    await other.getByText('Nothing to do').waitFor();
    await visit.addTask('Seen everywhere');
    await other.getByRole('button', { name: 'Seen everywhere. Change the title' }).waitFor();
    await visit.page.getByRole('button', { name: 'Sign out', exact: true }).click();
    await other.getByRole('button', { name: 'Make an account' }).waitFor();
    await visit.end();
  });

  it('shows more of a long list when one gets there', async () => {
    await visit.signUp(email);
    const { body } = await api.logIn(email);
    const { accessToken: token } = body.data.tokens;
    for (let count = 1; count <= 75; count += 1) await api.post('/tasks', { title: `Task ${count}` }, { token });
    await visit.page.reload();
    await visit.title('Task 75').waitFor();
    await visit.title('Task 1').waitFor({ state: 'detached' });
    for (let tries = 0; tries < 20 && (await visit.title('Task 1').count()) === 0; tries += 1) {
      const before = await visit.page.locator('.task').count();
      await visit.page.mouse.wheel(0, 20_000);
      await visit.page.locator('.task').nth(before).waitFor();
    }
    await visit.title('Task 1').waitFor();
    expect(await visit.page.locator('.task').count()).to.equal(75);
    await visit.end();
  });

  it('goes on where the access token has become too old meanwhile', async () => {
    await visit.signUp(email);
    api.clock.advance({ minutes: 16 });
    await visit.addTask('After a long pause');
    await visit.end(401);
  });
});
