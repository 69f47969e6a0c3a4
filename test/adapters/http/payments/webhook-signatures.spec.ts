import { expect } from 'chai';
import Stripe from 'stripe';
import { payments } from '../../../../src/infrastructure/wiring/tokens/payment-tokens.ts';
import { asTheProductSays } from '../../../support/as-documented.ts';
import { Client, type Sent } from '../../../support/client.ts';
import { TestLog } from '../../../support/log.ts';
import { memoryProduct, secondsOf } from '../../../support/memory-product.ts';
import { signed } from '../../../support/todo-api.ts';

const webhookSecret = 'whsec_new';
const log = new TestLog();
const product = memoryProduct({ log, environment: { STRIPE_WEBHOOK_SECRET: `whsec_old, ${webhookSecret}` } });
const client = new Client(product.listener, asTheProductSays(product.container));
const now = secondsOf(product.clock.now());

const ask = async (method: 'GET' | 'POST', path: string, sent: Sent = {}, userId = 'ada', role = 'user') => {
  const token = await signed({ user_id: userId, email: `${userId}@example.com`, role, iat: now, exp: now + 3600 });
  return await client.ask(method, path, { token, ...sent });
};
const order = { amount: 1999, currency: 'usd', stripePaymentMethodId: 'pm_card_visa', description: ' A book ' };
const pay = (change: object = {}, headers: Sent['headers'] = {}) =>
  ask('POST', '/api/payments', { json: { ...order, ...change }, headers });

describe('POST /api/webhooks/stripe', () => {
  const send = (payload: string, given: Partial<Parameters<typeof Stripe.webhooks.generateTestHeaderString>[0]> = {}) =>
    client.ask('POST', '/api/webhooks/stripe', {
      raw: payload,
      headers: {
        'Content-Type': 'application/json',
        'Stripe-Signature': Stripe.webhooks.generateTestHeaderString({
          payload,
          secret: webhookSecret,
          timestamp: now,
          ...given,
        }),
      },
    });
  const unsigned = (payload: string, signature?: string) =>
    client.ask('POST', '/api/webhooks/stripe', {
      raw: payload,
      headers: {
        'Content-Type': 'application/json',
        ...(signature === undefined ? {} : { 'Stripe-Signature': signature }),
      },
    });
  const event = (id: unknown, type: string, object: object, change: object = {}) =>
    JSON.stringify({ id, object: 'event', type, created: now, livemode: false, data: { object }, ...change });

  it('completes a payment that waits, by an event signed with any of the secrets', async () => {
    const waiting = (await pay({ stripePaymentMethodId: 'pm_card_authenticationRequired' })).body;
    expect(waiting.status).to.equal('pending');
    expect(waiting.nextAction.redirectUrl).to.be.a('string');
    const { stripeTransactionId } = (await ask('GET', `/api/payments/${waiting.transactionId}`)).body;
    const intent = {
      id: stripeTransactionId,
      object: 'payment_intent',
      amount: 1999,
      amount_received: 1999,
      currency: 'usd',
      status: 'succeeded',
    };
    const payload = event('evt_1', 'payment_intent.succeeded', intent);
    for (const secret of ['whsec_old', webhookSecret])
      expect((await send(payload, { secret })).body).to.deep.equal({ received: true });
    expect((await ask('GET', `/api/payments/${waiting.transactionId}`)).body.status).to.equal('completed');
  });

  it('refuses what it cannot verify or understand', async () => {
    const good = event('evt_2', 'charge.refunded', {});
    for (const answer of [
      await send(good, { secret: 'whsec_other' }),
      await send(good, { timestamp: now - 301 }),
      await send(good, { timestamp: now + 301 }),
      await send('null'),
      await send(event(undefined, 'charge.refunded', {})),
      await send(event('evt_3', 'charge.refunded', {}, { livemode: true })),
      await client.ask('POST', '/api/webhooks/stripe', { json: {} }),
    ])
      expect([answer.status, answer.body.error]).to.deep.equal([400, 'invalid_webhook']);
    for (const timestamp of [now - 299, now + 299]) expect((await send(good, { timestamp })).status).to.equal(200);
  });

  it('says why in the log, and not in the answer', async () => {
    const good = event('evt_why', 'charge.refunded', {});
    const lines = () => log.lines.filter(({ message }) => message === 'a webhook was refused');
    const mode = { livemode: true };
    for (const [answered, why] of [
      [() => send(good, { secret: 'whsec_other' }), 'signed with an unknown secret'],
      [() => send(good, { timestamp: now - 301 }), 'signed too long ago'],
      [() => send(good, { timestamp: now + 301 }), 'signed in the future'],
      [() => send(event('evt_live', 'charge.refunded', {}, mode)), 'an event of the live mode'],
      [() => send('null'), 'the body is no event'],
      [() => send(event('evt_\u0000', 'charge.refunded', {})), 'the body is no event'],
      [() => unsigned(good), 'no signature'],
      [() => unsigned(good, 'v1=abc'), 'a signature without a time'],
    ] as const) {
      const answer = await answered();
      expect([answer.status, answer.body]).to.deep.equal([
        400,
        { error: 'invalid_webhook', message: 'The webhook could not be verified' },
      ]);
      expect(lines().at(-1)).to.deep.include({ level: 'warn' });
      expect(lines().at(-1)?.fields).to.include({ why });
      expect(lines().at(-1)?.fields?.['requestId']).to.be.a('string');
    }
  });

  it('records thin events, which say only where to look, and their ping', async () => {
    for (const type of ['v1.billing.meter.error_report_triggered', 'v2.core.event_destination.ping']) {
      const thin = {
        id: `evt_${type}`,
        object: 'v2.core.event',
        type,
        created: '2026-03-01T10:00:00.000Z',
        livemode: false,
      };
      expect((await send(JSON.stringify(thin))).body).to.deep.equal({ received: true });
      expect(await product.container.get(payments.store).events.includes(thin.id)).to.equal(true);
    }
  });

  it('records what it does not handle', async () => {
    expect((await send(event('evt_4', 'invoice.paid', {}))).body).to.deep.equal({ received: true });
  });
});
