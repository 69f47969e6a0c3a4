import { expect } from 'chai';
import { errAsync } from 'neverthrow';
import { payments } from '../../../../src/infrastructure/wiring/tokens/payment-tokens.ts';
import { gatewayWith } from '../../../support/payments/gateway-with.ts';
import { away, paymentsApi } from '../../../support/payments/payments-api.ts';
import { stripeObjects, webhookSecret, webhookSender } from '../../../support/payments/webhooks.ts';

const environment = { STRIPE_WEBHOOK_SECRET: webhookSecret };
const { intent, charge, refund, dispute } = stripeObjects;
const secure = { stripePaymentMethodId: 'pm_card_authenticationRequired' };

describe('an event of Stripe', () => {
  const gateway = { isAway: false };
  const api = paymentsApi({
    environment,
    gateway: (real) =>
      gatewayWith(real, (name, call) => (name === 'retrieveIntent' && gateway.isAway ? errAsync(away) : call())),
  });
  const send = webhookSender(api);
  const show = async (id: string) => (await api.ask('GET', `/api/payments/${id}`)).body;
  const made = async (change: object = {}) => show((await api.pay(change)).body.transactionId);

  for (const [type, object, status] of [
    ['payment_intent.succeeded', intent, 'completed'],
    ['payment_intent.processing', intent, 'pending'],
    ['payment_intent.payment_failed', intent, 'failed'],
    ['payment_intent.canceled', intent, 'failed'],
    ['charge.succeeded', charge, 'completed'],
    ['charge.failed', charge, 'failed'],
  ] as const)
    it(`${type} makes a pending transaction ${status}, and a completed one stays so`, async () => {
      const pending = await made(secure);
      expect((await send(type, object(pending))).body).to.deep.equal({ received: true });
      expect((await show(pending.id)).status).to.equal(status);
      const completed = await made();
      expect((await send(type, object(completed))).status).to.equal(200);
      expect((await show(completed.id)).status).to.equal('completed');
    });

  it('about a dispute moves there and back, or loses it', async () => {
    for (const [end, status] of [
      ['won', 'completed'],
      ['lost', 'lost'],
    ] as const) {
      const paid = await made();
      await send('charge.dispute.created', dispute(paid, 'needs_response'));
      expect((await show(paid.id)).status).to.equal('disputed');
      await send('charge.dispute.closed', dispute(paid, end));
      expect((await show(paid.id)).status).to.equal(status);
    }
  });

  it('about a refund at the desk writes it down, and takes it back when it failed', async () => {
    const paid = await made();
    await send('refund.updated', refund(paid));
    expect(await show(paid.id)).to.include({ status: 'partially_refunded', refundAmount: 500 });
    await send('refund.failed', refund(paid, { status: 'failed', failure_reason: 'declined' }));
    expect(await show(paid.id)).to.include({ status: 'completed', refundAmount: 0 });
  });

  it('about a refund that has no status yet counts as pending, and later as what it became', async () => {
    const paid = await made();
    expect((await send('refund.created', refund(paid, { status: null }))).status).to.equal(200);
    expect(await show(paid.id)).to.include({ status: 'completed', refundAmount: 0 });
    await send('refund.updated', refund(paid));
    expect(await show(paid.id)).to.include({ status: 'partially_refunded', refundAmount: 500 });
  });

  for (const [type, object] of [
    ['payment_intent.succeeded', (of: never) => intent(of, { amount_received: 1 })],
    ['payment_intent.succeeded', (of: never) => intent(of, { amount_received: undefined })],
    ['charge.succeeded', (of: never) => charge(of, { amount_captured: 1 })],
    ['charge.succeeded', (of: never) => charge(of, { amount_captured: undefined })],
  ] as const)
    it(`${type} without the whole amount completes nothing`, async () => {
      const pending = await made(secure);
      expect((await send(type, object(pending as never))).status).to.equal(200);
      expect((await show(pending.id)).status).to.equal('pending');
    });

  it('about an inquiry leaves the payment refundable', async () => {
    const paid = await made();
    await send('charge.dispute.created', dispute(paid, 'warning_needs_response'));
    await send('charge.dispute.closed', dispute(paid, 'warning_closed'));
    expect((await show(paid.id)).status).to.equal('completed');
    expect((await api.ask('POST', `/api/payments/${paid.id}/refund`)).body.status).to.equal('refunded');
  });

  it('that a charge was refunded has the gateway asked how much of it', async () => {
    const paid = await made();
    const order = { refundId: 'desk', paymentId: paid.id, intentId: paid.stripeTransactionId };
    const money = { amount: 700, currency: 'USD' } as never;
    await api.container.get(payments.gateway).createRefund({ ...order, money }, 'desk');
    await send('charge.refunded', charge(paid));
    expect(await show(paid.id)).to.include({ status: 'partially_refunded', refundAmount: 700 });
  });

  it('is taken once, however often it comes', async () => {
    const pending = await made(secure);
    const answers = await Promise.all(
      Array.from({ length: 100 }, () => send('payment_intent.succeeded', intent(pending), 'evt_hundred')),
    );
    for (const { status, body } of answers) expect([status, body]).to.deep.equal([200, { received: true }]);
    const { audit } = api.container.get(payments.store);
    const { items } = await audit.page({ transactionId: pending.id }, { limit: 9, offset: 0 });
    expect(items.map(({ action }) => action)).to.deep.equal(['payment.completed', 'payment.pending']);
    expect(items[0]?.requestId).to.be.a('string');
  });

  it('of another kind, or about nothing of ours, is recorded and ignored', async () => {
    const stranger = { id: 'x', amount: 5, currency: 'EUR', stripeTransactionId: 'pi_stranger' };
    for (const [type, object, id] of [
      ['invoice.paid', {}, 'evt_ignored_1'],
      ['payment_intent.succeeded', intent(stranger), 'evt_ignored_2'],
      ['payment_intent.succeeded', { id: 5 }, 'evt_ignored_3'],
    ] as const) {
      expect((await send(type, object, id)).status).to.equal(200);
      expect(await api.container.get(payments.store).events.includes(id)).to.equal(true);
    }
  });

  it('that cannot be handled now is 500 and not done, so that it works when it comes again', async () => {
    const waiting = await made(secure);
    const early = () => send('refund.updated', refund(waiting), 'evt_early');
    gateway.isAway = true;
    const { status, body } = await early();
    expect([status, body.error]).to.deep.equal([500, 'internal_server_error']);
    expect(await api.container.get(payments.store).events.includes('evt_early')).to.equal(false);
    gateway.isAway = false;
    await send('payment_intent.succeeded', intent(waiting));
    expect((await early()).status).to.equal(200);
    expect(await show(waiting.id)).to.include({ status: 'partially_refunded', refundAmount: 500 });
  });

  it('is not limited, as Stripe sends from few addresses', async () => {
    const busy = paymentsApi({ environment: { ...environment, RATE_LIMIT_PER_MINUTE: '1' } });
    const sendBusy = webhookSender(busy);
    for (let sent = 0; sent < 5; sent += 1) expect((await sendBusy('invoice.paid', {})).status).to.equal(200);
  });
});
