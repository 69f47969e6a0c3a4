import { expect } from 'chai';
import { ForgotPassword } from '../../../../src/application/accounts/passwords/forgot-password.ts';
import { forgetExpiredSignInsJob } from '../../../../src/application/accounts/sessions/forget-expired-sign-ins.ts';
import { LogOut } from '../../../../src/application/accounts/sessions/log-out.ts';
import { AccountsInMemory, origin } from '../../../support/accounts-in-memory.ts';

describe('what is of no use any more about sign-ins', () => {
  const forgetting = ({ store, clock }: Pick<AccountsInMemory, 'store' | 'clock'>) =>
    forgetExpiredSignInsJob(store, clock);

  it('is a session a week after its end, a link that is over, and a guess of an hour ago', async () => {
    const accounts = new AccountsInMemory();
    const { store, clock } = accounts;
    const ended = await accounts.register();
    const expired = await accounts.register('Eve');
    await new LogOut(accounts.parts).execute(ended.actor);
    await new ForgotPassword(accounts.parts).execute(ended.email, origin);
    const link = await accounts.linkToken('reset-password');
    const isThere = async (id: string) => (await store.sessions.withId(id)) !== undefined;
    const isOpen = async () =>
      (await store.links.withToken('reset_password', accounts.parts.linkTokens.hashOf(link), clock.now())) !==
      undefined;
    await accounts.logIn(ended.email, 'Wrong-horse-7');
    const asked: string[] = [];
    const watched = {
      ...store.guesses,
      forgetBefore: async (moment: string) => asked.push(moment) && 0,
    };
    const clear = () => forgetExpiredSignInsJob({ ...store, guesses: watched as never }, clock).run({}, { id: '1' });

    clock.advance({ minutes: 59 });
    await clear();
    expect([await isOpen(), await isThere(ended.sessionId)]).to.deep.equal([true, true]);
    expect(asked).to.deep.equal(['2026-03-01T09:59:00.000Z']);
    clock.advance({ days: 6, hours: 23, minutes: 1 });
    await clear();
    expect([await isThere(ended.sessionId), await isThere(expired.sessionId)]).to.deep.equal([true, true]);
    clock.advance({ seconds: 1 });
    await clear();
    expect([await isThere(ended.sessionId), await isThere(expired.sessionId)]).to.deep.equal([false, true]);
    expect(await store.links.forgetExpired(clock.now(), 10)).to.equal(0);
    clock.advance({ days: 7 });
    await clear();
    expect(await isThere(expired.sessionId)).to.equal(false);
  });

  it('is cleared every hour, in batches until nothing is left', async () => {
    const { clock } = new AccountsInMemory();
    const left: Record<string, number> = { sessions: 2500, links: 1000, guesses: 1, allowances: 0 };
    const calls: [string, number][] = [];
    const forget = (name: string) => async (_: unknown, limit: number) => {
      const now = Math.min(limit, left[name] ?? 0);
      left[name] = (left[name] ?? 0) - now;
      calls.push([name, now]);
      return now;
    };
    const job = forgetting({
      clock,
      store: {
        sessions: { forgetBefore: forget('sessions') },
        links: { forgetExpired: forget('links') },
        guesses: { forgetBefore: forget('guesses') },
        mailAllowances: { forgetBefore: forget('allowances') },
      } as never,
    });
    await job.run({}, { id: '1' });
    expect(calls).to.deep.equal([
      ['sessions', 1000],
      ['sessions', 1000],
      ['sessions', 500],
      ['links', 1000],
      ['links', 0],
      ['guesses', 1],
      ['allowances', 0],
    ]);
    expect(job.kind).to.deep.equal({
      name: 'forget-expired-sign-ins',
      retries: 3,
      limitSeconds: 300,
      schedule: '17 * * * *',
    });
  });
});
