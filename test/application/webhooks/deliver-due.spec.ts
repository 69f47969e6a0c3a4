import { setImmediate as turn } from 'node:timers/promises';
import { expect } from 'chai';
import { forgetDeliveriesJob } from '../../../src/application/webhooks/forget-deliveries.ts';
import { ManualClock } from '../../support/manual-clock.ts';
import { WebhooksInMemory } from '../../support/webhooks/webhooks-in-memory.ts';

describe('deliveries that are due', () => {
  it('are leased for a minute, and ten at a time of an endpoint', async () => {
    const hooks = new WebhooksInMemory();
    await hooks.add('task.created');
    for (let n = 0; n < 21; n += 1) await hooks.happens('task.created', `event ${n}`);
    const claims: unknown[] = [];
    const { deliveries } = hooks.store;
    const claim = deliveries.claim.bind(deliveries);
    deliveries.claim = async (asked) => {
      const claimed = await claim(asked);
      claims.push([asked.until, asked.limit, claimed.length]);
      return claimed;
    };
    await hooks.deliver();
    const until = '2026-03-01T10:01:00.000Z';
    expect(claims).to.deep.equal([10, 10, 1, 0].map((length) => [until, 10, length]));
  });

  it('are attempted for fifty endpoints at a time, a round of each in turn', async () => {
    const hooks = new WebhooksInMemory();
    const answers: (() => void)[] = [];
    hooks.answer = async () => {
      await new Promise<void>((answer) => void answers.push(answer));
      return { status: 204 };
    };
    for (let n = 0; n < 60; n += 1) await hooks.add('task.created');
    for (let n = 0; n < 12; n += 1) await hooks.happens('task.created', `event ${n}`);
    const delivered = hooks.deliver();
    await turn();
    expect(hooks.sent).to.have.length(50 * 10);
    for (const answer of answers.splice(0, 10)) answer();
    await turn();
    expect(hooks.sent, 'one that waited goes before a second round').to.have.length(50 * 10 + 10);
    hooks.answer = () => ({ status: 204 });
    for (const answer of answers) answer();
    await delivered;
    expect(hooks.sent).to.have.length(60 * 12);
  });

  it('say when to look again, and how long the oldest has waited', async () => {
    const hooks = new WebhooksInMemory();
    hooks.answer = () => ({ status: 500 });
    await hooks.add('task.created');
    expect(await hooks.useCases.deliver.longestWait()).to.equal(0);
    await hooks.happens();
    hooks.clock.advance({ milliseconds: 1500 });
    expect(await hooks.useCases.deliver.longestWait()).to.equal(1.5);
    await hooks.deliver();
    expect((await hooks.useCases.deliver.begin()).nextDue).to.equal('2026-03-01T10:00:06.500Z');
    hooks.clock.advance({ milliseconds: -2000 });
    expect(await hooks.useCases.deliver.longestWait(), 'by a clock that is slow').to.equal(0);
  });

  it('that come while their endpoint is gone through are taken along', async () => {
    const hooks = new WebhooksInMemory();
    await hooks.add('task.created');
    await hooks.happens();
    const { deliveries } = hooks.store;
    const claim = deliveries.claim.bind(deliveries);
    let looks = 0;
    deliveries.claim = async (asked) => {
      looks += 1;
      const claimed = await claim(asked);
      // Between the last look and its end: whoever begins now relies on it that it is looked at once more.
      if (looks === 2) {
        await hooks.happens('task.created', 'event-2');
        void hooks.useCases.deliver.begin();
        await hooks.store.deliveries.endpointsDue(hooks.clock.now());
      }
      return claimed;
    };
    await hooks.deliver();
    expect(hooks.sent.map(({ id }) => id)).to.deep.equal(['event-1', 'event-2']);
  });

  it('are all waited for, although one of them fails of a defect', async () => {
    const hooks = new WebhooksInMemory();
    await hooks.add('task.created');
    for (const id of ['event-1', 'event-2']) await hooks.happens('task.created', id);
    const { promise: answered, resolve: answer } = Promise.withResolvers<void>();
    hooks.answer = async ({ id }) => {
      if (id === 'event-1') throw new Error('a defect of the tests');
      await answered;
      return { status: 204 };
    };
    let said: unknown;
    const { done } = await hooks.useCases.deliver.begin();
    const ended = done.catch(({ message }) => {
      said = message;
    });
    await turn();
    expect([hooks.sent.length, said]).to.deep.equal([2, undefined]);
    answer();
    await ended;
    expect(said).to.equal('a defect of the tests');
    expect((await hooks.deliveries()).map(({ state }) => state).sort()).to.deep.equal(['done', 'waiting']);
  });

  it('are gone through again after a store that failed', async () => {
    const hooks = new WebhooksInMemory();
    await hooks.add('task.created');
    await hooks.happens();
    const { endpoints } = hooks.store;
    const withId = endpoints.withId.bind(endpoints);
    endpoints.withId = () => Promise.reject(new Error('the database is gone'));
    const { done } = await hooks.useCases.deliver.begin();
    expect(await done.catch(({ message }) => message)).to.equal('the database is gone');
    endpoints.withId = withId;
    await hooks.deliver();
    expect(hooks.sent).to.have.length(1);
  });

  it('are forgotten by their job, a thousand at a time, 30 days after their end', async () => {
    const left = [1000, 5];
    const asked: unknown[] = [];
    const forgetEnded = async (...given: unknown[]) => {
      asked.push(given);
      return left.shift() ?? 0;
    };
    const job = forgetDeliveriesJob({ forgetEnded }, new ManualClock('2026-03-31T00:00:00.000Z'));
    await job.run({}, { id: '1' });
    expect(asked).to.deep.equal(Array(2).fill(['2026-03-01T00:00:00.000Z', 1000]));
    expect(job.kind).to.deep.equal({
      ...{ name: 'forget-webhook-deliveries', retries: 3, limitSeconds: 600 },
      schedule: '53 * * * *',
    });
  });
});
