import { expect } from 'chai';
import { errAsync, ResultAsync } from 'neverthrow';
import { MemoryJobs } from '../../../src/adapters/jobs/memory-jobs.ts';
import { MemoryDatabase } from '../../../src/adapters/persistence/memory/memory-database.ts';
import { type PaymentGateway, silent } from '../../../src/application/payments/gateway.ts';
import { reconcileAfterStart, reconcilePaymentsJob } from '../../../src/application/payments/jobs.ts';
import { actor, Bench, terms } from '../../support/payments/bench.ts';
import { gatewayWith } from '../../support/payments/gateways.ts';

/** As long as the Stripe adapter waits for an answer. */
const longestCall = { seconds: 8 };

/** Answers each call of this kind at the last moment, and not to the point; meanwhile `ask` is called. */
const slow = (method: keyof PaymentGateway, ask: () => Promise<void>) => (real: PaymentGateway) =>
  gatewayWith(real, (name, call) =>
    name === method
      ? ResultAsync.fromSafePromise<void, never>(ask()).andThen(() => errAsync(silent('time-out', true)))
      : call(),
  );

const only = async (bench: Bench) =>
  (await bench.store.payments.page({ order: '-createdAt' }, { limit: 1, offset: 0 })).items[0]?.facts ??
  expect.fail('there is no payment');

describe('a lease', () => {
  for (const method of ['prepare', 'confirm'] as const)
    it(`is held as long as four tries to ${method} take, and reconciliation keeps away`, async () => {
      let tries = 0;
      const bench: Bench = new Bench({
        gateway: slow(method, async () => {
          tries += 1;
          bench.clock.advance(longestCall);
          expect((await bench.payments.reconcile.execute(0)).looked).to.equal(0);
        }),
      });
      await bench.payments.make.execute(actor(), terms());
      expect(tries).to.equal(4);
      expect((await only(bench)).busyUntil).to.equal(null);
    });

  it('of a refund is held as long', async () => {
    let tries = 0;
    const bench: Bench = new Bench({
      gateway: slow('refund', async () => {
        tries += 1;
        bench.clock.advance(longestCall);
        expect((await bench.payments.reconcile.execute(0)).looked).to.equal(0);
      }),
    });
    const { facts } = (await bench.payments.make.execute(actor(), terms()))._unsafeUnwrap();
    await bench.payments.refund.execute(actor(), facts.id, {});
    expect(tries).to.equal(4);
  });

  it('is not taken again on what was settled meanwhile', async () => {
    const bench: Bench = new Bench({
      gateway: (real) =>
        gatewayWith(real, (name, call) =>
          name === 'confirm' ? call().andThen(() => errAsync(silent('time-out', true))) : call(),
        ),
      pause: async () => {
        bench.clock.advance({ minutes: 1 });
        await bench.payments.reconcile.execute();
      },
    });
    await bench.payments.make.execute(actor(), terms());
    expect(await only(bench)).to.include({ status: 'completed', busyUntil: null });
  });
});

describe('a process that starts', () => {
  it('settles within half a minute what a dead one was at, and what nobody knew the end of', async () => {
    for (const dies of [true, false]) {
      const confirmed = Promise.withResolvers<void>();
      const bench = new Bench({
        gateway: (real) =>
          gatewayWith(real, (name, call) => {
            if (name !== 'confirm') return call();
            const forgotten = new ResultAsync<never, never>(new Promise(() => {}));
            return call()
              .andTee(() => confirmed.resolve())
              .andThen(() => (dies ? forgotten : errAsync(silent('time-out', false))));
          }),
      });
      const made = bench.payments.make.execute(actor(), terms());
      await (dies ? confirmed.promise : made);
      expect((await only(bench)).status).to.equal('pending');
      const jobs = new MemoryJobs(new MemoryDatabase(), bench.clock);
      await jobs.start([reconcilePaymentsJob(bench.payments.reconcile, bench.payments.answers)]);
      await reconcileAfterStart(jobs, bench.clock)();
      await jobs.runDue();
      expect((await only(bench)).status).to.equal('pending');
      bench.clock.advance({ seconds: 30 });
      await jobs.runDue();
      expect((await only(bench)).status).to.equal('completed');
    }
  });
});
