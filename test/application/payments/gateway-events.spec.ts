import { expect } from 'chai';
import { errAsync, ResultAsync } from 'neverthrow';
import type { GatewayEvent } from '../../../src/application/payments/gateway-events.ts';
import { type IntentAnswer, unreachable } from '../../../src/application/payments/payment-gateway.ts';
import type { Payment } from '../../../src/domain/payments/payment.ts';
import { dispute, event, intent, orders, refund } from '../../support/payments/events.ts';
import { gatewayWith } from '../../support/payments/gateway-with.ts';
import { actor, PaymentHarness, terms } from '../../support/payments/payment-harness.ts';

const open = async (harness: PaymentHarness, paymentMethod: string) =>
  (await harness.payments.make.execute(actor(), terms({ paymentMethod })))._unsafeUnwrap();
const receive = async (harness: PaymentHarness, ...events: GatewayEvent[]) => {
  for (const one of events) (await harness.payments.receive.execute(one, 'request-2'))._unsafeUnwrap();
};
const statusOf = async (harness: PaymentHarness, { facts }: Payment) =>
  (await harness.store.payments.withId(facts.id))?.facts.status;
const approve = async (harness: PaymentHarness, { facts }: Payment) =>
  (
    await harness.sandbox.authenticate(facts.intentId ?? '', facts.nextAction?.clientSecret ?? '', true)
  )._unsafeUnwrap();

describe('events of the gateway', () => {
  it('complete a payment, once, however often they come', async () => {
    const harness = new PaymentHarness();
    const payment = await open(harness, 'pm_card_authenticationRequired');
    const paid = event(intent(payment, 'paid'));
    const all = await Promise.all(Array.from({ length: 300 }, () => harness.payments.receive.execute(paid, null)));
    expect(all.filter((one) => one._unsafeUnwrap())).to.have.length(1);
    expect(await statusOf(harness, payment)).to.equal('completed');
    expect(harness.store.outbox.posted()).to.have.length(1);
  });

  it('may come before our own call has returned, because no lock is held meanwhile', async () => {
    const harness: PaymentHarness = new PaymentHarness({
      gateway: (real) =>
        gatewayWith(real, (name, call, about) => {
          const answered = call();
          if (name !== 'confirmIntent') return answered;
          return answered.andThen((answer) =>
            new ResultAsync(
              harness.payments.receive.execute(
                event({ of: 'intent', intent: answer as IntentAnswer }, `evt_${about}`),
                null,
              ),
            )
              .map(() => answer)
              .mapErr(() => unreachable('postponed', false)),
          );
        }),
    });
    const payment = await open(harness, 'pm_card_visa');
    expect(payment.facts.status).to.equal('completed');
    expect(harness.store.outbox.posted()).to.have.length(1);
    const { total } = await harness.store.audit.page({ action: 'payment.completed' }, { limit: 9, offset: 0 });
    expect(total).to.equal(1);
  });

  it('leave completed what is completed, in every order', async () => {
    for (const order of orders(['paid', 'processing', 'action_needed', 'declined'] as const)) {
      const harness = new PaymentHarness();
      const payment = await open(harness, 'pm_card_authenticationRequired');
      await approve(harness, payment);
      await receive(harness, ...order.map((state) => event(intent(payment, state))));
      expect(await statusOf(harness, payment), order.join()).to.equal('completed');
    }
  });

  it('fail a payment only once its intent can collect no more', async () => {
    const harness = new PaymentHarness();
    const payment = await open(harness, 'pm_card_authenticationRequired');
    await receive(harness, event(intent(payment, 'declined', { failureCode: 'insufficient_funds' })));
    const after = await harness.store.payments.withId(payment.facts.id);
    expect(after?.facts).to.include({ status: 'failed', failureCode: 'insufficient_funds' });
    expect((await harness.ledger.intent(payment.facts.intentId ?? ''))?.state).to.equal('closed');
  });

  it('of another amount, currency or intent move nothing and are written down', async () => {
    for (const change of [
      { amount: 1 },
      { amountReceived: 1 },
      { currency: 'eur' },
      { id: 'pi_other' },
      { amount: 1000.5 },
    ]) {
      const harness = new PaymentHarness();
      const payment = await open(harness, 'pm_card_authenticationRequired');
      await receive(harness, event(intent(payment, 'paid', change)));
      expect(await statusOf(harness, payment)).to.equal('pending');
      const { total } = await harness.store.audit.page({ action: 'payment.contradicted' }, { limit: 9, offset: 0 });
      expect(total).to.equal(1);
    }
  });

  it('about nobody we know are recorded and ignored', async () => {
    const harness = new PaymentHarness();
    const nobody = {
      ...(await open(harness, 'pm_card_visa')),
      facts: { id: 'x', intentId: 'pi_x', amount: 1, currency: 'USD' },
    };
    const seen = intent(nobody as unknown as Payment, 'paid');
    expect((await harness.payments.receive.execute(event(seen, 'evt_x'), null))._unsafeUnwrap()).to.equal(true);
    expect((await harness.payments.receive.execute(event(seen, 'evt_x'), null))._unsafeUnwrap()).to.equal(false);
    expect((await harness.payments.receive.execute(event({ of: 'nothing' }), null))._unsafeUnwrap()).to.equal(true);
  });

  it('dispute and close in either order', async () => {
    for (const [end, status] of [
      ['won', 'completed'],
      ['lost', 'lost'],
    ] as const)
      for (const order of orders(['open', end] as const)) {
        const harness = new PaymentHarness();
        const payment = await open(harness, 'pm_card_visa');
        await receive(harness, ...order.map((state) => event(dispute(payment, state))));
        expect(await statusOf(harness, payment), order.join()).to.equal(status);
        expect(harness.store.outbox.posted()).to.have.length(1);
      }
  });

  it('make a disputed payment not refundable', async () => {
    const harness = new PaymentHarness();
    const payment = await open(harness, 'pm_card_visa');
    await receive(harness, event(dispute(payment, 'open')));
    const failure = (await harness.payments.refund.execute(actor(), payment.facts.id, {}))._unsafeUnwrapErr();
    expect(failure.kind).to.equal('payment.not_refundable');
  });

  it('of a refund or dispute before the charge is settled ask the gateway about the charge', async () => {
    for (const [seen, status] of [
      [refund, 'partially_refunded'],
      [(payment: Payment) => dispute(payment, 'open'), 'disputed'],
    ] as const) {
      const harness = new PaymentHarness();
      const payment = await open(harness, 'pm_card_authenticationRequired');
      await approve(harness, payment);
      await receive(harness, event(seen(payment, 'succeeded')));
      expect(await statusOf(harness, payment)).to.equal(status);
    }
  });

  it('that cannot be handled for now are not marked as done', async () => {
    let isAway = true;
    const harness = new PaymentHarness({
      gateway: (real) =>
        gatewayWith(real, (name, call) =>
          name === 'retrieveIntent' && isAway ? errAsync(unreachable('away', true)) : call(),
        ),
    });
    const payment = await open(harness, 'pm_card_authenticationRequired');
    await approve(harness, payment);
    const early = event(refund(payment, 'succeeded'));
    expect((await harness.payments.receive.execute(early, null))._unsafeUnwrapErr().kind).to.equal('event.postponed');
    isAway = false;
    expect((await harness.payments.receive.execute(early, null))._unsafeUnwrap()).to.equal(true);
    expect(await statusOf(harness, payment)).to.equal('partially_refunded');
  });
});
