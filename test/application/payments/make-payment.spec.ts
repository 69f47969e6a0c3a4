import { expect } from 'chai';
import { errAsync } from 'neverthrow';
import { type PaymentGateway, silent } from '../../../src/application/payments/gateway.ts';
import { actor, Bench, repeatable, terms } from '../../support/payments/bench.ts';
import { gatewayWith } from '../../support/payments/gateways.ts';

const failing = (...methods: (keyof PaymentGateway)[]) => ({
  gateway: (real: PaymentGateway) =>
    gatewayWith(real, (name, call) => (methods.includes(name) ? errAsync(silent('closed', true)) : call())),
});

describe('making a payment', () => {
  it('collects once and writes payment, audit rows and one receipt', async () => {
    const bench = new Bench();
    const payment = (await bench.payments.make.execute(actor(), terms()))._unsafeUnwrap();
    expect(payment.facts).to.include({ status: 'completed', currency: 'USD', amount: 1000, busyUntil: null });
    const { items } = await bench.store.audit.page({ transactionId: payment.facts.id }, { limit: 9, offset: 0 });
    expect(items.map(({ action, from, to, gatewayId }) => [action, from, to, gatewayId])).to.deep.equal([
      ['payment.completed', 'pending', 'completed', payment.facts.intentId],
      ['payment.pending', null, 'pending', null],
    ]);
    expect(items[0]).to.deep.include({ requestId: 'request-1', actor: { type: 'user', id: 'ada' }, userId: 'ada' });
    expect(bench.store.outbox.posted().map(({ name }) => name)).to.deep.equal(['payment-receipt']);
  });

  it('refuses amounts, currencies and methods that mean nothing, all at once, and writes nothing', async () => {
    const bench = new Bench();
    const given = terms({ amount: 10.5, currency: 'GBP', paymentMethod: 7 });
    const failure = (await bench.payments.make.execute(actor(), given))._unsafeUnwrapErr();
    expect(failure.kind).to.equal('input.invalid');
    expect('violations' in failure && failure.violations.map(({ field }) => field)).to.deep.equal([
      'amount',
      'currency',
      'paymentMethod',
    ]);
    expect((await bench.store.payments.page({ order: '-createdAt' }, { limit: 9, offset: 0 })).total).to.equal(0);
  });

  for (const [method, code] of [
    ['pm_card_visa_chargeDeclined', 'card_declined'],
    ['pm_card_chargeDeclined', 'card_declined'],
    ['pm_card_visa_chargeDeclinedInsufficientFunds', 'insufficient_funds'],
    ['pm_card_nobody', 'resource_missing'],
  ] as const)
    it(`fails with ${code} for ${method}, without a second try and without a mail`, async () => {
      const bench = new Bench();
      const failure = (await bench.payments.make.execute(actor(), terms({ paymentMethod: method })))._unsafeUnwrapErr();
      expect(failure).to.include({ kind: 'payment.declined', code });
      expect(bench.delay).to.deep.equal([]);
      expect(bench.store.outbox.posted()).to.deep.equal([]);
    });

  it('stays pending with the next action where the payer has to prove who they are', async () => {
    const bench = new Bench();
    const given = terms({ paymentMethod: 'pm_card_authenticationRequired' });
    const { facts } = (await bench.payments.make.execute(actor(), given))._unsafeUnwrap();
    expect(facts.status).to.equal('pending');
    expect(facts.nextAction?.redirectUrl).to.include(facts.intentId);
  });

  it('tries three times more under the same key, with pauses that double', async () => {
    const keys: string[] = [];
    const bench = new Bench({
      gateway: (real) => ({
        ...gatewayWith(real, (_, call) => call()),
        prepare: (_order, key) => {
          keys.push(key);
          return errAsync(silent('time-out', true));
        },
      }),
    });
    const failure = (await bench.payments.make.execute(actor(), terms()))._unsafeUnwrapErr();
    expect(failure.kind).to.equal('gateway.unavailable');
    expect(new Set(keys).size).to.equal(1);
    expect(keys).to.have.length(4);
    expect(bench.delay).to.deep.equal([400, 800, 1600]);
  });

  it('pays after two answers of 500', async () => {
    const bench = new Bench();
    const given = terms({ paymentMethod: 'pm_sandbox_error500Twice' });
    const { facts } = (await bench.payments.make.execute(actor(), given))._unsafeUnwrap();
    expect(facts.status).to.equal('completed');
    expect(bench.delay).to.have.length(2);
  });

  it('leaves what it does not know pending, says which, and reconciliation finds that it was paid', async () => {
    const bench = new Bench();
    const given = terms({ paymentMethod: 'pm_sandbox_timeout' });
    const failure = (await bench.payments.make.execute(actor(), given))._unsafeUnwrapErr();
    if (failure.kind !== 'gateway.unavailable') throw new Error(failure.kind);
    expect((await bench.store.payments.withId(failure.paymentId))?.facts.status).to.equal('pending');
    expect(await bench.payments.reconcile.execute()).to.deep.equal({ looked: 0, settled: 0, open: 0 });
    bench.clock.advance({ seconds: 61 });
    expect(await bench.payments.reconcile.execute()).to.deep.equal({ looked: 1, settled: 1, open: 0 });
    expect((await bench.store.payments.withId(failure.paymentId))?.facts.status).to.equal('completed');
    expect(bench.store.outbox.posted()).to.have.length(1);
  });

  it('gives up, by reconciliation, what was never asked of the gateway', async () => {
    const bench = new Bench(failing('prepare'));
    await bench.payments.make.execute(actor(), terms());
    bench.clock.advance({ seconds: 61 });
    expect(await bench.payments.reconcile.execute()).to.include({ settled: 1 });
    const { items } = await bench.store.payments.page({ order: '-createdAt' }, { limit: 9, offset: 0 });
    expect(items.map(({ facts }) => [facts.status, facts.failureCode])).to.deep.equal([['failed', 'abandoned']]);
  });

  it('closes an intent that was never confirmed, and then fails', async () => {
    const bench = new Bench(failing('confirm'));
    await bench.payments.make.execute(actor(), terms());
    bench.clock.advance({ seconds: 61 });
    await bench.payments.reconcile.execute();
    const { items } = await bench.store.payments.page({ order: '-createdAt' }, { limit: 9, offset: 0 });
    expect(items[0]?.facts).to.include({ status: 'failed', failureCode: 'abandoned' });
    expect((await bench.ledger.intent(items[0]?.facts.intentId ?? ''))?.state).to.equal('closed');
  });
});

describe('a key', () => {
  const make = (bench: Bench, key: string, fingerprint?: string) =>
    bench.payments.make.execute(actor(), terms(), repeatable(key, fingerprint));

  it('stays bound to its payment', async () => {
    const bench = new Bench();
    const first = (await make(bench, 'k'))._unsafeUnwrap();
    bench.clock.advance({ days: 400 });
    const second = (await make(bench, 'k'))._unsafeUnwrap();
    expect(second.facts.id).to.equal(first.facts.id);
  });

  it('is refused with another request', async () => {
    const bench = new Bench();
    await make(bench, 'k');
    expect((await make(bench, 'k', 'other'))._unsafeUnwrapErr().kind).to.equal('idempotency.mismatch');
  });

  it('makes one payment of many requests at once; the others are in progress or see it', async () => {
    const bench = new Bench();
    const all = await Promise.all(Array.from({ length: 20 }, () => make(bench, 'k')));
    const ids = new Set(all.flatMap((one) => (one.isOk() ? [one.value.facts.id] : [])));
    expect(ids.size).to.equal(1);
    for (const one of all) if (one.isErr()) expect(one.error.kind).to.equal('idempotency.in_progress');
    expect((await bench.store.payments.page({ order: '-createdAt' }, { limit: 9, offset: 0 })).total).to.equal(1);
  });

  it('of another person is another key', async () => {
    const bench = new Bench();
    const mine = (await make(bench, 'k'))._unsafeUnwrap();
    const theirs = await bench.payments.make.execute(actor('bob'), terms(), repeatable('k', 'same', 'bob'));
    expect(theirs._unsafeUnwrap().facts.id).not.to.equal(mine.facts.id);
  });

  it('carries the payment on that a time-out left pending', async () => {
    let isAway = true;
    const bench = new Bench({
      gateway: (real) =>
        gatewayWith(real, (name, call) => (name === 'confirm' && isAway ? errAsync(silent('time-out', true)) : call())),
    });
    expect((await make(bench, 'k'))._unsafeUnwrapErr().kind).to.equal('gateway.unavailable');
    isAway = false;
    expect((await make(bench, 'k'))._unsafeUnwrap().facts.status).to.equal('completed');
    expect((await bench.store.payments.page({ order: '-createdAt' }, { limit: 9, offset: 0 })).total).to.equal(1);
  });

  it('without a key each request is a payment of its own', async () => {
    const bench = new Bench();
    await bench.payments.make.execute(actor(), terms());
    await bench.payments.make.execute(actor(), terms());
    expect((await bench.store.payments.page({ order: '-createdAt' }, { limit: 9, offset: 0 })).total).to.equal(2);
  });
});
