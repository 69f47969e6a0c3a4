import { expect } from 'chai';
import fc from 'fast-check';
import { type Instant, millisecondsOf, after as plus } from '../../../src/domain/kernel/instant.ts';
import { retrySchedule } from '../../../src/domain/webhooks/retry-schedule.ts';
import { WebhookDelivery } from '../../../src/domain/webhooks/webhook-delivery.ts';

const begun = '2026-03-01T10:00:00.000Z' as Instant;
const ids = { id: 'd1', eventId: 'e1', endpointId: 'w1', type: 'task.created' };
const fresh = () => WebhookDelivery.open(ids, begun);

type Step =
  | { readonly does: 'answer'; readonly status: number | null }
  | { readonly does: 'redeliver' }
  | { readonly does: 'lease' }
  | { readonly does: 'wait'; readonly seconds: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ does: fc.constant('answer' as const), status: fc.constantFrom(null, 404, 500) }),
  },
  fc.record({ does: fc.constant('answer' as const), status: fc.constantFrom(200, 204) }),
  fc.record({ does: fc.constantFrom('redeliver' as const, 'lease' as const) }),
  fc.record({ does: fc.constant('wait' as const), seconds: fc.integer({ min: 1, max: 100_000 }) }),
);

const isTaken = (status: number | null): status is number => status !== null && status < 300;

function applied(delivery: WebhookDelivery, given: Step, now: Instant): WebhookDelivery {
  if (given.does === 'answer')
    return isTaken(given.status) ? delivery.taken(given.status, now) : delivery.failed(given.status, now);
  if (given.does === 'wait') return delivery;
  return given.does === 'lease' ? delivery.lease(plus(now, { seconds: 60 })) : delivery.redeliver(now);
}

describe('a delivery', () => {
  it('that nobody takes is attempted after 5 s, 5 min, 30 min, 2 h, 5 h, 10 h, 14 h, 20 h and 24 h, then it is dead', () => {
    const waits: number[] = [];
    let now = begun;
    let delivery = fresh();
    while (delivery.facts.nextAt !== null) {
      waits.push((millisecondsOf(delivery.facts.nextAt) - millisecondsOf(now)) / 1000);
      now = delivery.facts.nextAt;
      delivery = delivery.failed(500, now);
    }
    const hour = 3600;
    expect(waits).to.deep.equal([0, 5, 300, 1800, ...[2, 5, 10, 14, 20, 24].map((hours) => hours * hour)]);
    expect(delivery.facts).to.include({ state: 'dead', attempts: 10, lastStatus: 500, endedAt: now });
  });

  it('that was taken, or is dead, moves no more, unless somebody asks for it again', () => {
    for (const ended of [fresh().taken(204, begun), fresh().failedForGood(null, begun)]) {
      const later = plus(begun, { days: 1 });
      expect(ended.failed(500, later)).to.equal(ended);
      expect(ended.taken(200, later)).to.equal(ended);
      const again = ended.redeliver(later);
      expect(again.facts).to.include({ state: 'waiting', attempts: 0, nextAt: later, endedAt: null });
      expect(again.failed(500, later).facts.nextAt).to.equal(plus(later, { seconds: 5 }));
    }
  });

  it('that waits is only brought forward by it', () => {
    const waiting = fresh().failed(500, begun).failed(500, begun);
    const sooner = waiting.redeliver(plus(begun, { seconds: 1 }));
    expect(sooner.facts).to.deep.equal({ ...waiting.facts, nextAt: plus(begun, { seconds: 1 }) });
  });

  it('is due to one process at a time, and to another once that lease has ended', () => {
    const leased = fresh().lease(plus(begun, { seconds: 60 }));
    expect(fresh().isDue(begun)).to.equal(true);
    expect(leased.isDue(plus(begun, { seconds: 59 }))).to.equal(false);
    expect(leased.isDue(plus(begun, { seconds: 60 }))).to.equal(true);
    expect(leased.failed(500, begun).facts.busyUntil).to.equal(null);
  });

  it('is, whatever happens to it, either waiting with a moment or ended with one, within its schedule', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        let now = begun;
        let delivery = fresh();
        let failures = 0;
        for (const given of steps) {
          if (given.does === 'wait') now = plus(now, { seconds: given.seconds });
          const before = delivery;
          delivery = applied(delivery, given, now);
          const { state, attempts, nextAt, endedAt, lastStatus } = delivery.facts;
          expect(nextAt !== null).to.equal(state === 'waiting');
          expect(endedAt !== null).to.equal(state !== 'waiting');
          expect(attempts).to.be.at.most(retrySchedule.length + 1);
          if (given.does === 'answer' && before.facts.state === 'waiting') {
            expect(attempts).to.equal(before.facts.attempts + 1);
            expect(lastStatus).to.equal(given.status);
            failures = isTaken(given.status) ? 0 : failures + 1;
            expect(state === 'done').to.equal(isTaken(given.status));
            expect(state === 'dead').to.equal(failures === retrySchedule.length + 1);
            const pause = retrySchedule[attempts - 1];
            if (state === 'waiting' && pause !== undefined) expect(nextAt).to.equal(plus(now, pause));
          }
          if (given.does === 'redeliver') {
            if (before.facts.state !== 'waiting') failures = 0;
            expect(delivery.facts).to.include({ state: 'waiting', nextAt: now });
          }
          const { id, eventId, endpointId, type, createdAt } = delivery.facts;
          expect({ id, eventId, endpointId, type, createdAt }).to.deep.equal({ ...ids, createdAt: begun });
        }
      }),
      { numRuns: 2000 },
    );
  });
});
