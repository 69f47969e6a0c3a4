import { expect } from 'chai';
import { errAsync, ResultAsync } from 'neverthrow';
import { unreachable } from '../../../src/application/payments/payment-gateway.ts';
import type { GivenRefund } from '../../../src/application/payments/refund-payment.ts';
import { Payment } from '../../../src/domain/payments/payment.ts';
import { gatewayWith } from '../../support/payments/gateway-with.ts';
import { actor, PaymentHarness, repeatable, terms } from '../../support/payments/payment-harness.ts';

describe('a refund with a key', () => {
  let harness: PaymentHarness;
  let id: string;
  let isAway: boolean;
  beforeEach(async () => {
    isAway = false;
    harness = new PaymentHarness({
      gateway: (real) =>
        gatewayWith(real, (name, call) =>
          isAway && name !== 'createIntent' ? errAsync(unreachable('away', true)) : call(),
        ),
    });
    id = (await harness.payments.make.execute(actor(), terms(), repeatable('p')))._unsafeUnwrap().facts.id;
  });
  const refund = (given: GivenRefund = { amount: 300 }, key = 'r', fingerprint?: string) =>
    harness.payments.refund.execute(actor(), id, given, repeatable(key, fingerprint));
  const actions = async () =>
    (await harness.store.audit.page({ transactionId: id }, { limit: 99, offset: 0 })).items.map(({ action }) => action);

  it('is one refund, however often it is asked for', async () => {
    const first = (await refund())._unsafeUnwrap();
    const before = await actions();
    const again = (await refund())._unsafeUnwrap();
    expect(again.refund).to.deep.equal(first.refund);
    expect(await actions()).to.deep.equal(before);
    expect((await harness.store.payments.withId(id))?.refunded).to.equal(300);
  });

  it('is refused where its key came with another request, or is that of a payment', async () => {
    await refund();
    for (const [key, fingerprint] of [
      ['r', 'other'],
      ['p', undefined],
    ] as const)
      expect((await refund({}, key, fingerprint))._unsafeUnwrapErr()).to.deep.equal({ kind: 'idempotency.mismatch' });
  });

  it('is in progress while somebody carries it out', async () => {
    const asked = Promise.withResolvers<void>();
    const goOn = Promise.withResolvers<void>();
    const slow: PaymentHarness = new PaymentHarness({
      gateway: (real) =>
        gatewayWith(real, (name, call) => {
          if (name !== 'createRefund') return call();
          asked.resolve();
          return ResultAsync.fromSafePromise<void, never>(goOn.promise).andThen(call);
        }),
    });
    const payment = (await slow.payments.make.execute(actor(), terms()))._unsafeUnwrap().facts.id;
    const ask = () => slow.payments.refund.execute(actor(), payment, {}, repeatable('r'));
    const first = ask();
    await asked.promise;
    expect((await ask())._unsafeUnwrapErr().kind).to.equal('idempotency.in_progress');
    goOn.resolve();
    expect((await first)._unsafeUnwrap().refund.amount).to.equal(1000);
  });

  it('is carried on after a time-out, by looking at the gateway first', async () => {
    isAway = true;
    expect((await refund())._unsafeUnwrapErr().kind).to.equal('gateway.unavailable');
    const warned = harness.log.lines.filter(({ message }) => message === 'the gateway did not say');
    expect(warned.map(({ fields }) => fields?.['why'])).to.deep.equal(['away']);
    isAway = false;
    harness.clock.advance({ seconds: 21 });
    const { refund: done, payment } = (await refund())._unsafeUnwrap();
    expect([done.status, payment.refunded, payment.facts.status]).to.deep.equal([
      'succeeded',
      300,
      'partially_refunded',
    ]);
  });

  it('that the gateway never heard of for 23 hours is abandoned', async () => {
    isAway = true;
    await refund();
    isAway = false;
    harness.clock.advance({ hours: 23, milliseconds: 1 });
    expect((await refund())._unsafeUnwrapErr()).to.include({ kind: 'refund.refused', code: 'abandoned' });
    expect((await harness.store.payments.withId(id))?.reserved).to.equal(0);
    expect((await refund())._unsafeUnwrapErr()).to.include({ kind: 'refund.refused', code: 'abandoned' });
  });

  it('that the gateway never heard of for less is sent again', async () => {
    isAway = true;
    await refund();
    isAway = false;
    harness.clock.advance({ hours: 22, minutes: 59 });
    expect((await refund())._unsafeUnwrap().refund.status).to.equal('succeeded');
  });
});

describe('a refund', () => {
  it('has a reason of no more than its length', async () => {
    const harness = new PaymentHarness();
    const { id } = (await harness.payments.make.execute(actor(), terms()))._unsafeUnwrap().facts;
    const refund = (reason: string) => harness.payments.refund.execute(actor(), id, { amount: 1, reason });
    const refused = (await refund('x'.repeat(256)))._unsafeUnwrapErr();
    expect(refused.kind === 'input.invalid' && refused.violations.map(({ field }) => field)).to.deep.equal(['reason']);
    expect((await refund('x'.repeat(255)))._unsafeUnwrap().refund.reason).to.have.length(255);
  });

  it('of a payment by another gateway is refused', async () => {
    const harness = new PaymentHarness();
    const { id } = (await harness.payments.make.execute(actor(), terms()))._unsafeUnwrap().facts;
    const { facts } = (await harness.payments.showAny.execute(id))._unsafeUnwrap();
    await harness.store.payments.save(Payment.restore({ ...facts, gateway: 'stripe' }));
    expect((await harness.payments.refund.execute(actor(), id, {}))._unsafeUnwrapErr()).to.include({
      kind: 'payment.not_refundable',
    });
  });

  it('by an operator says in the audit log who it was', async () => {
    const harness = new PaymentHarness();
    const { id } = (await harness.payments.make.execute(actor(), terms()))._unsafeUnwrap().facts;
    expect((await harness.payments.refundAny.execute(id, { amount: 5 }))._unsafeUnwrap().refund.amount).to.equal(5);
    const { items } = await harness.store.audit.page({ action: 'refund.succeeded' }, { limit: 9, offset: 0 });
    expect(items[0]).to.deep.include({
      ...{ actor: { type: 'operator', id: 'tester' }, why: 'requested', requestId: null, address: null },
    });
  });
});
