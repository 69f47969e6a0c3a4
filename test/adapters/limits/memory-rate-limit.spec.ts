import { expect } from 'chai';
import { MemoryRateLimit } from '../../../src/adapters/limits/memory-rate-limit.ts';
import { quotasOf } from '../../../src/adapters/limits/quota.ts';
import { rateLimitContract } from '../../contracts/rate-limit.ts';

describe('a limit in memory', () => {
  let now = 0;
  rateLimitContract(() => ({
    open: (quota) => new MemoryRateLimit(quota, () => now),
    pass: async (seconds) => {
      now += seconds * 1000;
    },
  }));

  const quota = { name: 'default', scope: 'user', requests: 2, windowSeconds: 60 };

  it("counts a window from its own first request, not from somebody else's", () => {
    let at = 0;
    const limit = new MemoryRateLimit(quota, () => at);
    limit.take('ada');
    at = 59_000;
    limit.take('bob');
    limit.take('bob');
    at = 61_000;
    limit.take('ada');
    expect(limit.take('bob')).to.deep.equal({ allowed: false, limit: 2, remaining: 0, resetSeconds: 58 });
    at = 118_000;
    limit.take('cleo');
    expect(limit.take('bob').allowed).to.equal(false);
    expect(limit.take('ada').allowed).to.equal(true);
  });

  it('says 60 seconds at the beginning of a window, whatever fraction of a millisecond it begins at', () => {
    for (const moment of [85106.64229624665, 246554.64143002636, 13158.262227789375, 7.5]) {
      const limit = new MemoryRateLimit(quota, () => moment);
      expect(limit.take('ada').resetSeconds).to.equal(60);
    }
  });

  it('remembers no more subjects than its bound, whatever comes', () => {
    const limit = new MemoryRateLimit(quota, () => 0, 100);
    for (let number = 0; number < 10_000; number += 1) limit.take(`address ${number}`);
    expect(limit.size).to.be.at.most(100);
    expect(limit.take('address 9999').remaining).to.equal(0);
  });

  it('forgets what is over without being asked about it again', () => {
    let at = 0;
    const limit = new MemoryRateLimit(quota, () => at);
    for (let number = 0; number < 1000; number += 1) limit.take(`address ${number}`);
    for (const minutes of [2, 4]) {
      at = minutes * 60_000;
      limit.take('ada');
    }
    expect(limit.size).to.be.below(3);
  });
});

describe('the quotas', () => {
  it('are those of the settings, per minute; an address may sign in for five pairs', () => {
    const quotas = quotasOf({ perMinute: 100, authPerMinute: 10, refreshPerMinute: 30 });
    expect(Object.values(quotas).map(({ requests, windowSeconds }) => [requests, windowSeconds])).to.deep.equal([
      [100, 60],
      [100, 60],
      [300, 60],
      [10, 60],
      [50, 60],
      [30, 60],
    ]);
    expect(new Set(Object.values(quotas).map(({ scope }) => scope)).size).to.equal(6);
  });
});
