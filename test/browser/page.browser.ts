import { expect } from 'chai';
import { accounts } from '../../src/infrastructure/wiring/tokens/account-tokens.ts';
import { type AccountsApi, password } from '../support/accounts-api.ts';
import { PageOnProduct } from '../support/page-on-product.ts';
import type { Visit } from '../support/visit.ts';

describe('the page: accounts, payments, administration', function () {
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

  it('signs up, says what is wrong, verifies by the link that was mailed, signs out and in', async () => {
    const { page } = visit;
    await visit.go();
    await page.getByLabel('E-mail').fill('nobody');
    await page.getByLabel('Password').fill('short');
    await page.getByRole('button', { name: 'Make an account' }).click();
    await page.getByText('At least 8 characters').waitFor();
    await page.getByText('An e-mail address.').waitFor();
    expect(await page.evaluate('document.activeElement.name'), 'the first that is wrong').to.equal('name');
    await visit.signUp(email);
    await page.getByRole('link', { name: 'Ada Lovelace' }).click();
    await page.getByText('not verified').waitFor();
    await visit.go(`/verify-email?token=${await api.linkToken(email, 'welcome')}`);
    await page.getByRole('heading', { name: 'Your e-mail is verified' }).waitFor();
    await page.getByRole('link', { name: 'Go on' }).click();
    await page.getByRole('link', { name: 'Ada Lovelace' }).click();
    await page.getByText('verified', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Sign out', exact: true }).click();
    await page.getByRole('button', { name: 'Make an account' }).waitFor();
    await visit.signIn(email, 'wrong-Passw0rd');
    await page.getByText('The e-mail or the password is wrong.').waitFor();
    await visit.signIn(email);
    await page.getByRole('heading', { name: 'All tasks' }).waitFor();
    await visit.end(400, 401);
  });

  it('lets one choose another password by the link that was mailed', async () => {
    const { page } = visit;
    await visit.signUp(email);
    await page.getByRole('button', { name: 'Sign out', exact: true }).click();
    await visit.go('/#/forgot-password');
    await page.getByLabel('E-mail').fill(email);
    await page.getByRole('button', { name: 'Send the link' }).click();
    await page.getByRole('heading', { name: 'Look into your mail' }).waitFor();
    const link = `/reset-password?token=${await api.linkToken(email, 'reset-password')}`;
    await visit.go(link);
    await page.getByLabel('New password').fill('Another-horse-8');
    await page.getByRole('button', { name: 'Use this password' }).click();
    await page.getByRole('heading', { name: 'Welcome back' }).waitFor();
    await visit.go(link);
    await page.getByLabel('New password').fill('Another-horse-9');
    await page.getByRole('button', { name: 'Use this password' }).click();
    await page.getByText('This link has been used already').waitFor();
    await visit.signIn(email, 'Another-horse-8');
    await page.getByRole('heading', { name: 'All tasks' }).waitFor();
    await visit.end(400);
  });

  it('says where a session was ended from elsewhere, and asks to sign in', async () => {
    await visit.signUp(email);
    const { body } = await api.logIn(email);
    const { accessToken: token } = body.data.tokens;
    for (const { id, current } of (await api.get('/auth/sessions', { token })).body.data)
      if (!current) await api.delete(`/auth/sessions/${id}`, undefined, { token });
    await visit.page.getByLabel('A new task').fill('Too late');
    await visit.page.keyboard.press('Enter');
    await visit.page.getByText('You have been signed out').waitFor();
    await visit.end(401);
  });

  it('pays, is refunded, tells a declined card, and leaves 3-D Secure to the bank', async () => {
    const { page } = visit;
    await visit.signUp(email);
    await page.getByRole('link', { name: 'Payments' }).click();
    const pay = async (card: string) => {
      await page.getByLabel('Test card').selectOption(card);
      await page.getByRole('button', { name: 'Pay', exact: true }).click();
    };
    await pay('pm_card_visa');
    await page.getByText('paid', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Refund' }).click();
    await page.getByText('paid back', { exact: true }).waitFor();
    await pay('pm_card_chargeDeclined');
    await page.getByText('Your card was declined.').waitFor();
    await pay('pm_card_authenticationRequired');
    const bank = new URL((await page.getByRole('link', { name: 'Confirm' }).getAttribute('href')) ?? '');
    const elsewhere = await visit.newTab(bank.pathname + bank.search);
    await elsewhere.getByRole('button', { name: 'Approve' }).click();
    await elsewhere.getByText('Approved').waitFor();
    await elsewhere.close();
    await page.getByRole('link', { name: 'Confirm' }).waitFor({ state: 'detached' });
    await page.getByText('paid', { exact: true }).waitFor();
    await visit.end(402);
  });

  it('shows what was paid on another device when one comes back to it, and when the network does', async () => {
    const { page } = visit;
    await visit.signUp(email);
    await page.getByRole('link', { name: 'Payments' }).click();
    await page.getByText('Nothing paid yet').waitFor();
    const { accessToken: token } = (await api.logIn(email)).body.data.tokens;
    const payElsewhere = (description: string) =>
      api.post('/payments', { amount: 1999, currency: 'EUR', paymentMethodId: 'pm_card_visa', description }, { token });
    await payElsewhere('By telephone');
    await page.evaluate('document.dispatchEvent(new Event("visibilitychange"))');
    await page.getByText('By telephone').waitFor();
    await visit.setOffline(true);
    await page.getByText('You are offline').waitFor();
    await payElsewhere('Meanwhile');
    await visit.setOffline(false);
    await page.getByText('Meanwhile').waitFor();
    await visit.end('offline');
  });

  it('changes name and password, gives a copy of everything, and erases the account', async () => {
    const { page } = visit;
    await visit.signUp(email);
    await page.getByRole('link', { name: 'Ada Lovelace' }).click();
    await page.getByText('here', { exact: true }).waitFor();
    await page.getByLabel('Name').fill('Ada King');
    await page.getByRole('button', { name: 'Change the name' }).click();
    await page.getByRole('link', { name: 'Ada King' }).waitFor();
    await page.getByLabel('Current password').fill(password);
    await page.getByLabel('New password').fill('Another-horse-8');
    await page.getByRole('button', { name: 'Change the password' }).click();
    await page.getByText('Your password is changed.').waitFor();
    const [copy] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Take a copy' }).click(),
    ]);
    expect(copy.suggestedFilename()).to.equal('everything-about-me.json');
    await page.getByRole('button', { name: 'Erase the account…' }).click();
    await page.getByLabel('Your password').fill('Another-horse-8');
    await page.getByRole('button', { name: 'Erase everything' }).click();
    await page.getByRole('button', { name: 'Make an account' }).waitFor();
    await visit.signIn(email, 'Another-horse-8');
    await page.getByText('The e-mail or the password is wrong.').waitFor();
    // The list of sessions asks once more, and there is nothing left to renew its token with.
    await visit.end(400, 401);
  });

  it('lets an admin look and decide', async () => {
    const { page } = visit;
    const { id } = await api.registered(email);
    await api.container.get(accounts.operatorUseCases).changeAccountStatus.giveRole(id, 'admin');
    const other = api.newEmail();
    await api.registered(other);
    await visit.signIn(email);
    await page.getByRole('link', { name: 'Administration' }).click();
    await page.getByText('all is well').waitFor();
    await page.getByLabel('Administration').getByRole('link', { name: 'Users' }).click();
    await page.getByLabel('Search users').fill(other);
    await page.getByText(other).waitFor();
    const row = page.getByRole('listitem').filter({ hasText: other });
    await row.getByRole('button', { name: /^Lock:/ }).click();
    await row.getByRole('button', { name: /^Unlock:/ }).click();
    await row.getByRole('button', { name: /^Lock:/ }).waitFor();
    await page.getByLabel('Administration').getByRole('link', { name: 'Audit' }).click();
    await page.getByText('user.unlocked').first().waitFor();
    await page.getByLabel('Administration').getByRole('link', { name: 'Jobs' }).click();
    await page.getByRole('listitem').filter({ hasText: /^mail/ }).first().waitFor();
    await visit.end();
  });
});
