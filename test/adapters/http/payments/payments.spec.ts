import { expect } from 'chai';
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

describe('POST /api/payments', () => {
  it('charges and answers as the contract says', async () => {
    const { status, body } = await pay();
    expect(status).to.equal(200);
    expect(body).to.have.keys('transactionId', 'status', 'amount', 'currency', 'timestamp');
    expect(body).to.include({ status: 'completed', amount: 1999, currency: 'USD' });
  });

  for (const [change, code] of [
    [{ amount: 0 }, 'invalid_amount'],
    [{ amount: 100_000_000 }, 'invalid_amount'],
    [{ amount: 1.5 }, 'invalid_amount'],
    [{ amount: '1' }, 'invalid_amount'],
    [{ amount: null }, 'invalid_amount'],
    [{ currency: 'GBP' }, 'invalid_currency'],
    [{ currency: 5 }, 'invalid_currency'],
    [{ stripePaymentMethodId: undefined }, 'missing_payment_method'],
    [{ stripePaymentMethodId: 7 }, 'missing_payment_method'],
    [{ description: 'x'.repeat(256) }, 'validation_error'],
  ] as const)
    it(`refuses ${JSON.stringify(change).slice(0, 40)} with ${code}`, async () => {
      const { status, body } = await pay(change);
      expect([status, body.error]).to.deep.equal([400, code]);
    });

  it('answers 402 for declines, with the gateway decline code where it tells something', async () => {
    const plain = await pay({ stripePaymentMethodId: 'pm_card_visa_chargeDeclined' });
    expect([plain.status, plain.body.error, plain.body.message]).to.deep.equal([
      402,
      'card_declined',
      'Your card was declined',
    ]);
    expect(plain.body.details).not.to.have.property('declineCode');
    const poor = await pay({ stripePaymentMethodId: 'pm_card_visa_chargeDeclinedInsufficientFunds' });
    expect(poor.body.details.declineCode).to.equal('insufficient_funds');
  });

  for (const [stripePaymentMethodId, status] of [
    ['pm_card_visa', 200],
    ['pm_card_visa_chargeDeclined', 402],
  ] as const)
    it(`repeats a ${status} byte for byte under its key, and refuses the key for another request`, async () => {
      const headers = { 'Idempotency-Key': `key-${status}` };
      const first = await pay({ stripePaymentMethodId }, headers);
      const second = await pay({ stripePaymentMethodId }, headers);
      expect([first.status, second.status]).to.deep.equal([status, status]);
      expect(second.body).to.deep.equal(first.body);
      expect(first.headers['idempotent-replayed']).to.equal(undefined);
      expect(second.headers['idempotent-replayed']).to.equal('true');
      const other = await pay({ stripePaymentMethodId, amount: 7 }, headers);
      expect([other.status, other.body.error]).to.deep.equal([422, 'idempotency_mismatch']);
    });

  it('refuses a payment method that the provider does not know, without calling it a decline', async () => {
    const { status, body } = await pay({ stripePaymentMethodId: '4242424242424242' });
    expect([status, body.error]).to.deep.equal([400, 'missing_payment_method']);
    expect(body.message).to.equal('stripePaymentMethodId: No such PaymentMethod');
    const other = { amount: 5, currency: 'eur', paymentMethodId: '4242424242424242' };
    const v1 = await ask('POST', '/api/v1/payments', { json: other });
    expect([v1.status, v1.body.error.code]).to.deep.equal([400, 'VALIDATION_ERROR']);
    expect(v1.body.error.details).to.deep.equal([
      { field: 'paymentMethodId', constraint: 'unknown_reference', message: 'No such PaymentMethod' },
    ]);
    expect(v1.text).not.to.include('4242424242424242');
  });

  it('asks for a token', async () => {
    const { status, body } = await client.ask('POST', '/api/payments', { json: order });
    expect([status, body.error]).to.deep.equal([401, 'unauthorized']);
  });
});

describe('transactions', () => {
  it('are shown to owner and admin, and refunded in parts', async () => {
    const id = (await pay()).body.transactionId;
    const shown = await ask('GET', `/api/payments/${id}`);
    expect(shown.body).to.include({ id, userId: 'ada', description: 'A book', refundAmount: 0, failureCode: null });
    expect((await ask('GET', `/api/payments/${id}`, {}, 'bob')).body.error).to.equal('forbidden');
    expect((await ask('GET', '/api/payments/nothing')).body.error).to.equal('not_found');
    const refund = (json?: unknown) => ask('POST', `/api/payments/${id}/refund`, json === undefined ? {} : { json });
    expect((await refund({ amount: 2000 })).body.error).to.equal('invalid_amount');
    const part = await refund({ amount: 999 });
    expect(part.body).to.include({ status: 'partially_refunded', originalAmount: 1999, refundAmount: 999 });
    const rest = await refund();
    expect(rest.body).to.include({ transactionId: id, status: 'refunded', refundAmount: 1000 });
    expect([(await refund()).status, (await refund()).body.error]).to.deep.equal([409, 'already_refunded']);
  });

  it('are listed newest first with the count of all', async () => {
    const { body } = await ask('GET', '/api/user/transactions?page=2&limit=2');
    expect(body).to.include({ page: 2, limit: 2 });
    expect(body.transactions).to.have.length(2);
    expect(body.total).to.be.greaterThan(4);
    expect((await ask('GET', '/api/user/transactions?limit=0')).body.error).to.equal('validation_error');
  });
});
