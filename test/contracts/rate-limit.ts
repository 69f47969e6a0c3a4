import { expect } from 'chai';
import type { Quota } from '../../src/adapters/limits/quota.ts';
import type { RateLimit } from '../../src/application/kernel/rate-limits.ts';

export interface LimitTrial {
  open(quota: Quota): RateLimit;
  pass(seconds: number): Promise<void>;
}

/** What the port promises, whoever keeps it. */
export function rateLimitContract(trial: () => LimitTrial): void {
  const quota: Quota = { name: 'default', scope: 'user', requests: 3, windowSeconds: 2 };
  const allowed = async (limit: RateLimit, subject: string, times: number): Promise<boolean[]> => {
    const answers: boolean[] = [];
    for (let time = 0; time < times; time += 1) answers.push((await limit.take(subject)).allowed);
    return answers;
  };

  it('allows as many requests as the quota says and refuses those beyond', async () => {
    expect(await allowed(trial().open(quota), 'ada', 5)).to.deep.equal([true, true, true, false, false]);
  });

  it('tells limit, what remains and when it is whole again', async () => {
    const limit = trial().open(quota);
    expect(await limit.take('bob')).to.deep.equal({ allowed: true, limit: 3, remaining: 2, resetSeconds: 2 });
    await allowed(limit, 'bob', 2);
    const refused = await limit.take('bob');
    expect(refused).to.include({ allowed: false, limit: 3, remaining: 0 });
    expect(refused.resetSeconds).to.be.within(1, 2);
    expect(await limit.take('bob')).to.include({ allowed: false, limit: 3, remaining: 0 });
  });

  it('counts each subject apart', async () => {
    const limit = trial().open(quota);
    await allowed(limit, 'cleo', 4);
    expect((await limit.take('dan')).allowed).to.equal(true);
  });

  it('counts the same subject apart under quotas of different scopes, though they share a name', async () => {
    const [perUser, perAddress] = [trial().open(quota), trial().open({ ...quota, scope: 'address' })];
    await allowed(perUser, 'eve', 4);
    expect((await perAddress.take('eve')).allowed).to.equal(true);
  });

  it('allows again when the window has passed, refused requests not prolonging it', async () => {
    const limit = trial().open(quota);
    await allowed(limit, 'fay', 4);
    await trial().pass(1);
    expect((await limit.take('fay')).allowed).to.equal(false);
    await trial().pass(1.1);
    expect(await limit.take('fay')).to.include({ allowed: true, remaining: 2 });
  });

  it('counts requests that come at once, each of them', async () => {
    const limit = trial().open({ ...quota, requests: 10 });
    const answers = await Promise.all(Array.from({ length: 50 }, () => limit.take('gil')));
    expect(answers.filter((answer) => answer.allowed)).to.have.length(10);
  });

  it('takes any text for a subject', async () => {
    const limit = trial().open(quota);
    for (const subject of ['', 'ä:ö *\n', '__proto__', '2001:db8:1:2::/64', `${'x'.repeat(300)}@example.org`])
      expect(await allowed(limit, subject, 4)).to.deep.equal([true, true, true, false]);
  });

  it('carries the name and the window that clients see', () => {
    expect(trial().open(quota)).to.include({ name: 'default', windowSeconds: 2 });
  });
}
