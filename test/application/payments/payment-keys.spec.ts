import { expect } from 'chai';
import { errAsync } from 'neverthrow';
import { unreachable } from '../../../src/application/payments/payment-gateway.ts';
import { gatewayWith } from '../../support/payments/gateway-with.ts';
import { actor, PaymentHarness, repeatable, terms } from '../../support/payments/payment-harness.ts';

describe('a key', () => {
  const make = (harness: PaymentHarness, key: string, fingerprint?: string) =>
    harness.payments.make.execute(actor(), terms(), repeatable(key, fingerprint));

  it('stays bound to its payment', async () => {
    const harness = new PaymentHarness();
    const first = (await make(harness, 'k'))._unsafeUnwrap();
    harness.clock.advance({ days: 400 });
    const second = (await make(harness, 'k'))._unsafeUnwrap();
    expect(second.facts.id).to.equal(first.facts.id);
  });

  it('is refused with another request', async () => {
    const harness = new PaymentHarness();
    await make(harness, 'k');
    expect((await make(harness, 'k', 'other'))._unsafeUnwrapErr().kind).to.equal('idempotency.mismatch');
  });

  it('makes one payment of many requests at once; the others are in progress or see it', async () => {
    const harness = new PaymentHarness();
    const all = await Promise.all(Array.from({ length: 20 }, () => make(harness, 'k')));
    const ids = new Set(all.flatMap((one) => (one.isOk() ? [one.value.facts.id] : [])));
    expect(ids.size).to.equal(1);
    for (const one of all) if (one.isErr()) expect(one.error.kind).to.equal('idempotency.in_progress');
    expect((await harness.store.payments.page({ order: '-createdAt' }, { limit: 9, offset: 0 })).total).to.equal(1);
  });

  it('of another person is another key', async () => {
    const harness = new PaymentHarness();
    const mine = (await make(harness, 'k'))._unsafeUnwrap();
    const theirs = await harness.payments.make.execute(actor('bob'), terms(), repeatable('k', 'same', 'bob'));
    expect(theirs._unsafeUnwrap().facts.id).not.to.equal(mine.facts.id);
  });

  it('carries the payment on that a time-out left pending', async () => {
    let isAway = true;
    const harness = new PaymentHarness({
      gateway: (real) =>
        gatewayWith(real, (name, call) =>
          name === 'confirmIntent' && isAway ? errAsync(unreachable('time-out', true)) : call(),
        ),
    });
    expect((await make(harness, 'k'))._unsafeUnwrapErr().kind).to.equal('gateway.unavailable');
    isAway = false;
    expect((await make(harness, 'k'))._unsafeUnwrap().facts.status).to.equal('completed');
    expect((await harness.store.payments.page({ order: '-createdAt' }, { limit: 9, offset: 0 })).total).to.equal(1);
  });

  it('without a key each request is a payment of its own', async () => {
    const harness = new PaymentHarness();
    await harness.payments.make.execute(actor(), terms());
    await harness.payments.make.execute(actor(), terms());
    expect((await harness.store.payments.page({ order: '-createdAt' }, { limit: 9, offset: 0 })).total).to.equal(2);
  });
});
