import { expect } from 'chai';
import { errAsync, ResultAsync } from 'neverthrow';
import { unreachable } from '../../../src/application/payments/payment-gateway.ts';
import type { Span } from '../../../src/domain/kernel/instant.ts';
import { gatewayWith } from '../../support/payments/gateway-with.ts';
import { actor, PaymentHarness, terms } from '../../support/payments/payment-harness.ts';

describe('reconciliation by the job', () => {
  let harness: PaymentHarness;
  let isSilent: boolean;
  let asked: number;
  let running: number;
  let mostAtOnce: number;
  beforeEach(() => {
    [isSilent, asked, running, mostAtOnce] = [false, 0, 0, 0];
    harness = new PaymentHarness({
      gateway: (real) =>
        gatewayWith(real, (name, call) => {
          if (name !== 'retrieveIntent') return call();
          asked += 1;
          running += 1;
          mostAtOnce = Math.max(mostAtOnce, running);
          const answered = new ResultAsync(new Promise<void>((resolve) => setImmediate(resolve)).then(() => call()));
          return (isSilent ? answered.andThen(() => errAsync(unreachable('time-out', false))) : answered)
            .andTee(leave)
            .orTee(leave);
        }),
    });
  });
  const leave = () => {
    running -= 1;
  };
  const pending = async (count: number) => {
    for (let n = 0; n < count; n += 1)
      await harness.payments.make.execute(actor(), terms({ paymentMethod: 'pm_card_authenticationRequired' }));
  };
  const look = async (later: Span) => {
    harness.clock.advance(later);
    asked = 0;
    return await harness.payments.reconcile.execute({ isScheduled: true });
  };

  it('looks at eight at a time', async () => {
    await pending(27);
    expect(await look({ seconds: 61 })).to.deep.equal({ looked: 27, settled: 0, open: 27 });
    expect([asked, mostAtOnce]).to.deep.equal([27, 8]);
  });

  it('asks no more after eight silences in a row, and begins with the others the next time', async () => {
    await pending(27);
    isSilent = true;
    expect((await look({ seconds: 61 })).looked).to.equal(8);
    isSilent = false;
    expect((await look({ seconds: 1 })).looked).to.equal(19);
    expect((await look({ seconds: 59 })).looked).to.equal(8);
  });

  for (const silent of [true, false])
    it(`looks less and less often at what stays open, ${silent ? 'unanswered' : 'undecided'}`, async () => {
      await pending(1);
      isSilent = silent;
      await look({ seconds: 61 });
      for (const minutes of [1, 2, 5, 15, 60, 60]) {
        await look({ minutes: minutes - 1, seconds: 59 });
        expect(asked, `before ${minutes} minutes`).to.equal(0);
        await look({ seconds: 1 });
        expect(asked, `after ${minutes} minutes`).to.equal(1);
      }
    });

  it('is asked by an operator at any time', async () => {
    await pending(1);
    await look({ seconds: 61 });
    asked = 0;
    for (let time = 0; time < 3; time += 1) expect((await harness.payments.reconcile.execute()).looked).to.equal(1);
    expect(asked).to.equal(3);
    await look({ minutes: 1 });
    expect(asked).to.equal(1);
  });

  it('looks soon at what anything has happened to', async () => {
    await pending(1);
    for (const minutes of [2, 1, 2, 5]) await look({ minutes });
    const [payment] = (await harness.store.payments.page({ order: 'createdAt' }, { limit: 1, offset: 0 })).items;
    if (payment !== undefined) await harness.store.payments.save(payment);
    await look({ seconds: 1 });
    expect(asked).to.equal(1);
  });

  it('gives up in no payment’s first minute what nobody took to the gateway', async () => {
    const dead = new PaymentHarness({
      gateway: (real) =>
        gatewayWith(real, (name, call) =>
          name === 'createIntent' ? new ResultAsync<never, never>(new Promise(() => {})) : call(),
        ),
    });
    void dead.payments.make.execute(actor(), terms());
    const status = async () =>
      (await dead.store.payments.page({ order: 'createdAt' }, { limit: 1, offset: 0 })).items[0]?.facts.status;
    while ((await status()) === undefined) await new Promise((resolve) => setImmediate(resolve));
    dead.clock.advance({ seconds: 59 });
    await dead.payments.reconcile.execute({ isScheduled: true, pendingForSeconds: 25 });
    expect(await status()).to.equal('pending');
    dead.clock.advance({ minutes: 2 });
    await dead.payments.reconcile.execute({ isScheduled: true });
    expect(await status()).to.equal('failed');
  });
});
