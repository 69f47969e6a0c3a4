import { expect } from 'chai';
import { forgetExpiredSignIns } from '../../../src/application/accounts/sessions/forget-expired-sign-ins.ts';
import { forgetAnswers } from '../../../src/application/housekeeping/forget-answers.ts';
import { purgeDeleted } from '../../../src/application/housekeeping/purge-deleted.ts';
import { accounts } from '../../../src/infrastructure/wiring/tokens/account-tokens.ts';
import { jobs } from '../../../src/infrastructure/wiring/tokens/job-tokens.ts';
import { http } from '../../../src/infrastructure/wiring/tokens/tokens.ts';
import { accountsApi, password } from '../../support/accounts-api.ts';

describe('what is cleared away by itself', () => {
  const kinds = [forgetExpiredSignIns, forgetAnswers, purgeDeleted];

  it('has a schedule and somebody who does it', async () => {
    const { container } = await accountsApi();
    const handled = container.getAll(jobs.handlers).map(({ kind }) => kind.name);
    const known = container.getAll(jobs.kinds).map(({ name }) => name);
    for (const { name, schedule } of kinds) {
      expect(schedule).to.match(/^\d+ \* \* \* \*$/);
      expect(handled).to.include(name);
    }
    expect([...known].sort()).to.deep.equal([...handled].sort());
  });

  it('are sessions a week after their end, links that are over, old guesses and answers kept for a day', async () => {
    const api = await accountsApi();
    const account = await api.registered();
    await api.post(
      '/tasks',
      { title: 'x' },
      { token: account.tokens.accessToken, headers: { 'idempotency-key': 'k' } },
    );
    await api.logIn(api.newEmail(), password);
    await api.post('/auth/logout', undefined, { token: account.tokens.accessToken });
    const clear = async () => {
      for (const { name } of kinds) {
        const handler = api.container.getAll(jobs.handlers).find(({ kind }) => kind.name === name);
        await (handler as unknown as { run(facts: object, job: { id: string }): Promise<void> }).run({}, { id: '1' });
      }
    };
    const reason = async () => (await api.refresh(account.tokens.refreshToken)).body.error.details.reason;
    await clear();
    expect(await reason()).to.equal('revoked');
    api.clock.advance({ days: 7, seconds: 1 });
    await clear();
    expect(await reason()).to.equal('unknown');
    const now = api.clock.now();
    const { links, guesses } = api.container.get(accounts.store);
    expect(await links.forgetExpired(now, 10)).to.equal(0);
    expect(await guesses.forgetBefore(now, 10)).to.equal(0);
    expect(await api.container.get(http.idempotentAnswers).forgetBefore(now, 10)).to.equal(0);
  });
});
