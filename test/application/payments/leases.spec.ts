import { expect } from 'chai';
import { errAsync, ResultAsync } from 'neverthrow';
import { MemoryJobs } from '../../../src/adapters/jobs/memory-jobs.ts';
import { MemoryDatabase } from '../../../src/adapters/persistence/memory/kernel/memory-database.ts';
import { reconcileAfterStart, reconcilePaymentsJob } from '../../../src/application/payments/jobs.ts';
import { type PaymentGateway, unreachable } from '../../../src/application/payments/payment-gateway.ts';
import { gatewayWith } from '../../support/payments/gateway-with.ts';
import { actor, PaymentHarness, terms } from '../../support/payments/payment-harness.ts';

/** As long as the Stripe adapter waits for an answer. */
const longestCall = { seconds: 8 };

/** Answers each call of this kind at the last moment, and not to the point; meanwhile `ask` is called. */
const slow = (method: keyof PaymentGateway, ask: () => Promise<void>) => (real: PaymentGateway) =>
  gatewayWith(real, (name, call) =>
    name === method
      ? ResultAsync.fromSafePromise<void, never>(ask()).andThen(() => errAsync(unreachable('time-out', true)))
      : call(),
  );

const only = async (harness: PaymentHarness) =>
  (await harness.store.payments.page({ order: '-createdAt' }, { limit: 1, offset: 0 })).items[0]?.facts ??
  expect.fail('there is no payment');

describe('a lease', () => {
  for (const method of ['createIntent', 'confirmIntent'] as const)
    it(`is held as long as four tries to ${method} take, and reconciliation keeps away`, async () => {
      let tries = 0;
      const harness: PaymentHarness = new PaymentHarness({
        gateway: slow(method, async () => {
          tries += 1;
          harness.clock.advance(longestCall);
          expect((await harness.payments.reconcile.execute({ pendingForSeconds: 0 })).looked).to.equal(0);
        }),
      });
      await harness.payments.make.execute(actor(), terms());
      expect(tries).to.equal(4);
      expect((await only(harness)).leasedUntil).to.equal(null);
    });

  it('of a refund is held as long', async () => {
    let tries = 0;
    const harness: PaymentHarness = new PaymentHarness({
      gateway: slow('createRefund', async () => {
        tries += 1;
        harness.clock.advance(longestCall);
        expect((await harness.payments.reconcile.execute({ pendingForSeconds: 0 })).looked).to.equal(0);
      }),
    });
    const { facts } = (await harness.payments.make.execute(actor(), terms()))._unsafeUnwrap();
    await harness.payments.refund.execute(actor(), facts.id, {});
    expect(tries).to.equal(4);
  });

  it('is not taken again on what was settled meanwhile', async () => {
    const harness: PaymentHarness = new PaymentHarness({
      gateway: (real) =>
        gatewayWith(real, (name, call) =>
          name === 'confirmIntent' ? call().andThen(() => errAsync(unreachable('time-out', true))) : call(),
        ),
      pause: async () => {
        harness.clock.advance({ minutes: 1 });
        await harness.payments.reconcile.execute();
      },
    });
    await harness.payments.make.execute(actor(), terms());
    expect(await only(harness)).to.include({ status: 'completed', leasedUntil: null });
  });
});

describe('a process that starts', () => {
  it('settles within half a minute what a dead one was at, and what nobody knew the end of', async () => {
    for (const dies of [true, false]) {
      const confirmed = Promise.withResolvers<void>();
      const harness = new PaymentHarness({
        gateway: (real) =>
          gatewayWith(real, (name, call) => {
            if (name !== 'confirmIntent') return call();
            const forgotten = new ResultAsync<never, never>(new Promise(() => {}));
            return call()
              .andTee(() => confirmed.resolve())
              .andThen(() => (dies ? forgotten : errAsync(unreachable('time-out', false))));
          }),
      });
      const made = harness.payments.make.execute(actor(), terms());
      await (dies ? confirmed.promise : made);
      expect((await only(harness)).status).to.equal('pending');
      const jobs = new MemoryJobs(new MemoryDatabase(), harness.clock);
      await jobs.start([reconcilePaymentsJob(harness.payments.reconcile, harness.payments.answers)]);
      await reconcileAfterStart(jobs, harness.clock)();
      await jobs.runDue();
      expect((await only(harness)).status).to.equal('pending');
      harness.clock.advance({ seconds: 30 });
      await jobs.runDue();
      expect((await only(harness)).status).to.equal('completed');
    }
  });
});
