import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { leftOnDevice } from '../support/left-on-device.ts';
import { PageOnProduct } from '../support/page-on-product.ts';
import type { Visit } from '../support/visit.ts';

/** Of the pages: lets go of the database that a test holds, and removes what it has filled the device with. */
declare const window: { letGo(): void; makeRoom(): Promise<void> };

describe('the page on a device that cannot keep what is done', function () {
  this.timeout(90_000);
  let on: PageOnProduct;
  let visit: Visit;
  let email: string;

  before(async () => {
    on = await PageOnProduct.open();
  });
  after(() => on.close());
  beforeEach(async () => {
    email = on.api.newEmail();
    visit = await on.visit();
    const devtools = await visit.context.newCDPSession(visit.page);
    // Chromium asks how much room there is now and then only.
    await devtools.send('Storage.overrideQuotaForOrigin', { origin: on.proxy.url, quotaSize: 4 * 1024 ** 2 });
    await visit.signUp(email);
  });

  const fill = () => visit.page.evaluate(fillDevice);
  const makeRoom = () => visit.page.evaluate(() => window.makeRoom());
  const field = () => visit.page.getByLabel('A new task');
  const noRoom = () => visit.page.getByText('This device has no room left.', { exact: true });

  it('says what is not saved, shows nothing that is not kept, and goes on once there is room', async () => {
    const { page } = visit;
    const other = await on.another();
    await other.signIn(email);
    await visit.addTask('Buy milk');
    await fill();
    await field().fill('Buy bread');
    await page.keyboard.press('Enter');
    await page.getByText('“Buy bread” is not saved: this device has no room left.').waitFor();
    await noRoom().waitFor();
    expect(await field().inputValue()).to.equal('Buy bread');
    const tick = page.getByRole('checkbox', { name: 'Buy milk' });
    await tick.click({ force: true });
    await page.getByText('What you did is not saved: this device has no room left.').waitFor();
    expect(await tick.isChecked()).to.equal(false);
    await page.getByRole('button', { name: 'New project' }).click();
    await page.getByRole('textbox', { name: 'Name of the project' }).fill('Kitchen');
    await page.keyboard.press('Enter');
    await page.getByText('“Kitchen” is not saved: this device has no room left.').waitFor();
    await other.addTask('From elsewhere');
    await makeRoom();
    await field().focus();
    await page.keyboard.press('Enter');
    for (const title of ['Buy bread', 'From elsewhere']) await visit.title(title).waitFor();
    await noRoom().waitFor({ state: 'detached' });
    expect(await field().inputValue()).to.equal('');
    await other.title('Buy bread').waitFor();
    await other.end();
    await visit.end();
  });

  it('leaves nothing behind at sign-out all the same', async () => {
    const { page } = visit;
    await visit.addTask('Secret');
    await fill();
    await page.getByRole('button', { name: 'Sign out', exact: true }).click();
    await page.getByRole('button', { name: 'Make an account' }).waitFor();
    expect(await leftOnDevice(page)).to.deep.equal({ copy: [''], stored: [] });
    await visit.end();
  });

  it('says where the browser keeps nothing, and asks before what waits is left', async () => {
    const { page, context } = visit;
    await context.addInitScript(`IDBFactory.prototype.open = () => { throw new DOMException('no', 'SecurityError'); }`);
    await page.reload();
    await page.getByText('Nothing to do').waitFor();
    await visit.setOffline(true);
    await visit.addTask('Buy milk');
    await page.getByText('Keep this page open until then').waitFor();
    expect(await refusesToLeave(page)).to.equal(true);
    await visit.title('Buy milk').waitFor();
    await visit.setOffline(false);
    await page.getByText('Keep this page open until then').waitFor({ state: 'detached' });
    await page.getByText('not saved yet').waitFor({ state: 'detached' });
    await page.reload();
    await visit.title('Buy milk').waitFor();
    await visit.end('offline');
  });

  it('shows as kept only what is, and asks before it is left where something is not', async () => {
    const { page } = visit;
    await visit.addTask('Buy milk');
    await page.evaluate(holdDatabase);
    await field().fill('Buy bread');
    await page.keyboard.press('Enter');
    expect(await refusesToLeave(page)).to.equal(true);
    expect(await field().inputValue()).to.equal('Buy bread');
    expect(await visit.title('Buy bread').count()).to.equal(0);
    await page.evaluate(() => window.letGo());
    await visit.title('Buy bread').waitFor();
    expect(await field().inputValue()).to.equal('');
    await page.reload();
    await visit.title('Buy bread').waitFor();
    await visit.end();
  });
});

/** Whether the page asks before it is left; it is not. */
async function refusesToLeave(page: Page): Promise<boolean> {
  const [asked] = await Promise.all([
    page.waitForEvent('dialog'),
    page.evaluate('setTimeout(() => location.reload())'),
  ]);
  await asked.dismiss();
  return asked.type() === 'beforeunload';
}

/** Writes until not a byte more is taken. */
const fillDevice = `(async () => {
  const opening = indexedDB.open('filling');
  opening.onupgradeneeded = () => opening.result.createObjectStore('kept', { autoIncrement: true });
  const database = await new Promise((resolve) => { opening.onsuccess = () => resolve(opening.result); });
  const isTaken = (size) => new Promise((resolve) => {
    const bytes = new Uint8Array(size);
    for (let at = 0; at < size; at += 65536) crypto.getRandomValues(bytes.subarray(at, at + 65536));
    const writing = database.transaction('kept', 'readwrite');
    writing.objectStore('kept').put(bytes);
    writing.oncomplete = () => resolve(true);
    writing.onabort = () => resolve(false);
  });
  for (let size = 1024 ** 2; size >= 1; size = Math.floor(size / 2)) while (await isTaken(size));
  window.makeRoom = () => new Promise((resolve) => {
    database.close();
    indexedDB.deleteDatabase('filling').onsuccess = resolve;
  });
})()`;

/** A transaction that goes on until it is let go of: what others write waits for it, as on a slow disk. */
const holdDatabase = `(async () => {
  const [{ name }] = (await indexedDB.databases()).filter(({ name }) => name.startsWith('mainstay'));
  const opening = indexedDB.open(name);
  const database = await new Promise((resolve) => { opening.onsuccess = () => resolve(opening.result); });
  const kept = database.transaction('kept', 'readwrite').objectStore('kept');
  let isHeld = true;
  window.letGo = () => { isHeld = false; };
  await new Promise((resolve) => {
    const again = () => {
      resolve();
      if (isHeld) kept.get('').onsuccess = again;
      else database.close();
    };
    kept.get('').onsuccess = again;
  });
})()`;
