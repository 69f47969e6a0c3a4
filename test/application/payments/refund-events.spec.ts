import { expect } from 'chai';
import type { GatewayEvent } from '../../../src/application/payments/gateway-events.ts';
import type { Payment } from '../../../src/domain/payments/payment.ts';
import { event, orders, refund } from '../../support/payments/events.ts';
import { gatewayWith } from '../../support/payments/gateway-with.ts';
import { actor, PaymentHarness, terms } from '../../support/payments/payment-harness.ts';

const open = async (harness: PaymentHarness, paymentMethod: string) =>
  (await harness.payments.make.execute(actor(), terms({ paymentMethod })))._unsafeUnwrap();
const receive = async (harness: PaymentHarness, ...events: GatewayEvent[]) => {
  for (const one of events) (await harness.payments.receive.execute(one, 'request-2'))._unsafeUnwrap();
};
const statusOf = async (harness: PaymentHarness, { facts }: Payment) =>
  (await harness.store.payments.withId(facts.id))?.facts.status;
const _approve = async (harness: PaymentHarness, { facts }: Payment) =>
  (
    await harness.sandbox.authenticate(facts.intentId ?? '', facts.nextAction?.clientSecret ?? '', true)
  )._unsafeUnwrap();

describe('events of refunds', () => {
  it('of refunds made at the desk get rows of their own, in every order once', async () => {
    for (const order of orders(['pending', 'succeeded'] as const)) {
      const harness = new PaymentHarness();
      const payment = await open(harness, 'pm_card_visa');
      await receive(harness, ...order.map((state) => event(refund(payment, state))));
      const after = await harness.store.payments.withId(payment.facts.id);
      expect([after?.facts.status, after?.refunded, after?.facts.refunds.length]).to.deep.equal([
        'partially_refunded',
        400,
        1,
      ]);
    }
  });

  it('of a refund that the bank returned take exactly that refund back', async () => {
    for (const order of orders(['succeeded', 'failed'] as const)) {
      const harness = new PaymentHarness();
      const payment = await open(harness, 'pm_card_visa');
      await receive(harness, ...order.map((state) => event(refund(payment, state))));
      const after = await harness.store.payments.withId(payment.facts.id);
      expect([after?.facts.status, after?.refunded]).to.deep.equal(['completed', 0]);
    }
  });

  it('about several refunds apply those that are understood, and write down each that is not', async () => {
    const harness = new PaymentHarness({
      gateway: (real) =>
        gatewayWith(real, (name, call) =>
          call().map(
            (answer) => (name === 'listRefunds' ? { ...(answer as object), ...oddList } : answer) as typeof answer,
          ),
        ),
    });
    const one = {
      ...{ id: 're_1', refundId: null, amount: 300, currency: 'usd' },
      state: 'succeeded',
      failureCode: null,
    };
    const payment = await open(harness, 'pm_card_visa');
    const intentId = payment.facts.intentId ?? '';
    const oddList = {
      refunds: [
        { ...one, id: 're_odd', intentId, currency: 'eur' },
        { ...one, intentId },
        { ...one, id: 're_huge', intentId, amount: 5000 },
        { ...one, id: 're_undecided', intentId, state: 'pending', amount: 100 },
      ],
      unreadable: ['re_new'],
    };
    await receive(harness, event({ of: 'refunds', intentId }));
    const after = await harness.store.payments.withId(payment.facts.id);
    expect([after?.facts.status, after?.refunded, after?.reserved]).to.deep.equal(['partially_refunded', 300, 100]);
    const { total } = await harness.store.audit.page({ action: 'payment.contradicted' }, { limit: 9, offset: 0 });
    expect(total).to.equal(3);
  });

  it('that are inquiries are recorded with their payment, which stays refundable', async () => {
    const harness = new PaymentHarness();
    const payment = await open(harness, 'pm_card_visa');
    await receive(harness, event({ of: 'inquiry', intentId: payment.facts.intentId ?? '' }, 'evt_inquiry'));
    expect(await harness.store.events.includes('evt_inquiry')).to.equal(true);
    expect(await statusOf(harness, payment)).to.equal('completed');
    (await harness.payments.refund.execute(actor(), payment.facts.id, {}))._unsafeUnwrap();
  });

  it('that something was refunded bring all of it from the list', async () => {
    const harness = new PaymentHarness();
    const payment = await open(harness, 'pm_card_visa');
    const intentId = payment.facts.intentId ?? '';
    for (const amount of [100, 200] as const)
      (
        await harness.sandbox.createRefund(
          {
            refundId: `desk-${amount}`,
            paymentId: payment.facts.id,
            intentId,
            money: { ...payment.facts, amount: amount as typeof payment.facts.amount },
          },
          `desk-${amount}`,
        )
      )._unsafeUnwrap();
    await receive(harness, event({ of: 'refunds', intentId }));
    const after = await harness.store.payments.withId(payment.facts.id);
    expect([after?.facts.status, after?.refunded, after?.facts.refunds.length]).to.deep.equal([
      'partially_refunded',
      300,
      2,
    ]);
  });
});
