import { expect } from 'chai';
import { openLimits } from '../../../src/adapters/limits/open-limits.ts';
import { Secret } from '../../../src/domain/kernel/secret.ts';
import { TestLog } from '../../support/log.ts';

const settings = { perMinute: 100, authPerMinute: 10, refreshPerMinute: 30 };

describe('the limits of a process', () => {
  for (const [store, redisUrl] of Object.entries({ memory: undefined, Redis: new Secret('redis://127.0.0.1:1') })) {
    it(`are counted by ${store}, each with its own quota`, async () => {
      const { close, ...limits } = await openLimits({ ...settings, redisUrl }, new TestLog());
      const quotas: Record<string, number> = {};
      for (const [name, limit] of Object.entries(limits)) quotas[name] = (await limit.take('ada')).limit;
      expect(quotas).to.deep.equal({
        perUser: 100,
        perAddress: 100,
        perRefused: 300,
        perSignIn: 10,
        perSignInAddress: 50,
        perSession: 30,
      });
      close();
    });
  }
});
