import { expect } from 'chai';
import { DeliveryLoop } from '../../../src/adapters/webhooks/delivery-loop.ts';
import { type Instant, instantOf } from '../../../src/domain/kernel/instant.ts';
import { until } from '../../support/embedded-postgres.ts';
import { TestLog } from '../../support/log.ts';
import { ManualClock } from '../../support/manual-clock.ts';

describe('the delivery of webhooks after a restore', () => {
  const setUp = (since: Instant | null) => {
    const seen = { since, asked: 0, begun: 0 };
    const deliver = {
      begin: async () => {
        seen.begun += 1;
        return { done: Promise.resolve(), nextDue: undefined };
      },
    };
    const hold = {
      since: async () => {
        seen.asked += 1;
        return seen.since;
      },
    };
    const loop = new DeliveryLoop(deliver, new ManualClock('2026-11-20T17:40:00.123Z'), new TestLog(), hold);
    return { seen, loop };
  };

  it('begins at once where nothing is held, and asks once', async () => {
    const { seen, loop } = setUp(null);
    loop.start();
    await until(() => seen.begun === 1);
    loop.wake();
    await until(() => seen.begun === 2);
    await loop.stop(0);
    expect(seen.asked).to.equal(1);
  });

  it('waits until it is released, however often it is woken, and then begins without a new start', async () => {
    const { seen, loop } = setUp(instantOf(0));
    loop.start();
    for (let times = 1; times < 5; times += 1) {
      await until(() => seen.asked >= times);
      loop.wake();
    }
    expect(seen.begun).to.equal(0);
    seen.since = null;
    await until(() => seen.begun > 0);
    await loop.stop(0);
  });
});
