import { expect } from 'chai';
import { Client } from '../../../support/client.ts';
import { order, paymentsApi } from '../../../support/payments/payments-api.ts';

describe('who may see and refund a transaction', () => {
  const api = paymentsApi();
  const asked = (id: string) =>
    [
      ['GET', `/api/payments/${id}`],
      ['POST', `/api/payments/${id}/refund`],
    ] as const;

  it('not somebody else: 403', async () => {
    const { transactionId } = (await api.pay()).body;
    for (const [method, path] of asked(transactionId)) {
      const { status, body } = await api.ask(method, path, {}, 'bob');
      expect([status, body.error]).to.deep.equal([403, 'forbidden']);
    }
  });

  it('an admin both, until that ends', async () => {
    const { transactionId } = (await api.pay({}, {}, 'bob')).body;
    await api.ask('GET', '/api/user/transactions', {}, 'root');
    await api.giveRole('root', 'admin');
    const [show, refund] = asked(transactionId);
    expect((await api.ask(...show, {}, 'root')).body).to.include({ id: transactionId, userId: 'bob' });
    expect((await api.ask(...refund, { json: { amount: 1 } }, 'root')).body).to.include({ refundAmount: 1 });
    expect((await api.ask('GET', '/api/user/transactions', {}, 'root')).body.total).to.equal(0);
    await api.giveRole('root', 'user');
    for (const [method, path] of asked(transactionId))
      expect((await api.ask(method, path, {}, 'root')).body.error).to.equal('forbidden');
  });

  it('nobody what does not exist: 404', async () => {
    for (const id of ['nothing', '01a00000-0000-7000-8000-000000000000'])
      for (const [method, path] of asked(id)) {
        const { status, body } = await api.ask(method, path);
        expect([status, body.error]).to.deep.equal([404, 'not_found']);
      }
  });
});

describe('a refund over HTTP', () => {
  const api = paymentsApi();
  const refund = (id: string, json?: unknown, headers = {}) =>
    api.ask('POST', `/api/payments/${id}/refund`, json === undefined ? { headers } : { json, headers });

  it('answers with its own amount, and the transaction tells all of them', async () => {
    const { transactionId } = (await api.pay()).body;
    const { status, body } = await refund(transactionId, { amount: 500 });
    expect(status).to.equal(200);
    expect(body).to.have.keys('transactionId', 'refundId', 'status', 'originalAmount', 'refundAmount');
    expect((await refund(transactionId, { amount: 300 })).body).to.include({ refundAmount: 300 });
    const part = (await api.ask('GET', `/api/payments/${transactionId}`)).body;
    expect(part).to.include({ status: 'partially_refunded', refundAmount: 800, amount: 1999 });
    api.clock.advance({ seconds: 5 });
    const now = api.clock.now();
    await refund(transactionId, {});
    const whole = (await api.ask('GET', `/api/payments/${transactionId}`)).body;
    expect(whole).to.include({ status: 'refunded', refundAmount: 1999, refundedAt: now });
  });

  for (const amount of [0, -1, 1.5, '1', 2000, 100_000_000])
    it(`of ${JSON.stringify(amount)} is refused`, async () => {
      const { transactionId } = (await api.pay()).body;
      const { status, body } = await refund(transactionId, { amount });
      expect([status, body.error]).to.deep.equal([400, 'invalid_amount']);
    });

  it('of more than is left is refused', async () => {
    const { transactionId } = (await api.pay()).body;
    await refund(transactionId, { amount: 1000 });
    expect((await refund(transactionId, { amount: 1000 })).body.error).to.equal('invalid_amount');
    expect((await refund(transactionId, { amount: 999 })).body.status).to.equal('refunded');
  });

  it('of what is pending or failed is 409', async () => {
    const pending = (await api.pay({ stripePaymentMethodId: 'pm_usBankAccount' })).body.transactionId;
    const failed = (await api.pay({ stripePaymentMethodId: 'pm_card_chargeDeclined' })).body.details.transactionId;
    for (const id of [pending, failed]) {
      const { status, body } = await refund(id);
      expect([status, body.error]).to.deep.equal([409, 'not_refundable']);
    }
  });

  it('is repeated under its key, and made once', async () => {
    const { transactionId } = (await api.pay()).body;
    const headers = { 'Idempotency-Key': 'refund' };
    const first = await refund(transactionId, { amount: 100 }, headers);
    const second = await refund(transactionId, { amount: 100 }, headers);
    expect(second.text).to.equal(first.text);
    expect(second.headers['idempotent-replayed']).to.equal('true');
    expect((await api.ask('GET', `/api/payments/${transactionId}`)).body.refundAmount).to.equal(100);
    expect((await refund(transactionId, { amount: 101 }, headers)).body.error).to.equal('idempotency_mismatch');
  });
});

describe('the transactions of a user', () => {
  const api = paymentsApi();

  before(async () => {
    for (let amount = 1; amount <= 23; amount += 1) {
      api.clock.advance({ seconds: 1 });
      await api.pay({ amount });
    }
    await api.pay({}, {}, 'bob');
  });

  it('are the newest 20 of their own unless a page is asked for, with the count of all', async () => {
    const { status, body } = await api.ask('GET', '/api/user/transactions');
    expect(status).to.equal(200);
    expect(body).to.have.keys('transactions', 'page', 'limit', 'total');
    expect(body).to.include({ page: 1, limit: 20, total: 23 });
    const amounts = body.transactions.map(({ amount }: { amount: number }) => amount);
    expect(amounts).to.deep.equal(Array.from({ length: 20 }, (_, index) => 23 - index));
    const next = (await api.ask('GET', '/api/user/transactions?page=2')).body;
    expect(next.transactions.map(({ amount }: { amount: number }) => amount)).to.deep.equal([3, 2, 1]);
    expect((await api.ask('GET', '/api/user/transactions?page=9')).body).to.deep.include({
      transactions: [],
      total: 23,
    });
  });

  it('are told in full', async () => {
    const { transactions } = (await api.ask('GET', '/api/user/transactions?limit=1')).body;
    const [one] = transactions;
    expect(one).to.have.keys(
      ...['id', 'userId', 'amount', 'currency', 'status', 'description', 'stripeTransactionId'],
      ...['refundAmount', 'failureCode', 'createdAt', 'refundedAt'],
    );
    expect(one).to.include({ userId: 'ada', currency: 'USD', refundAmount: 0, failureCode: null, refundedAt: null });
    expect(one.stripeTransactionId).to.match(/^pi_/);
    expect((await api.ask('GET', `/api/payments/${one.id}`)).body).to.deep.equal(one);
  });

  for (const query of ['page=0', 'page=x', 'limit=101', 'limit=0', 'limit=1.5'])
    it(`are refused for ${query}`, async () => {
      const { status, body } = await api.ask('GET', `/api/user/transactions?${query}`);
      expect([status, body.error]).to.deep.equal([400, 'validation_error']);
    });
});

describe('the form of a request about payments', () => {
  const api = paymentsApi({ environment: { RATE_LIMIT_PER_MINUTE: '1000' } });
  const stranger = new Client(api.listener);
  const routes = [
    ['POST', '/api/payments'],
    ['GET', '/api/payments/x'],
    ['POST', '/api/payments/x/refund'],
    ['GET', '/api/user/transactions'],
  ] as const;

  for (const [method, path] of routes)
    it(`${method} ${path} needs a token that can be used`, async () => {
      const none = await stranger.ask(method, path);
      expect([none.status, none.body.error]).to.deep.equal([401, 'unauthorized']);
      expect(none.headers['www-authenticate']).to.equal('Bearer');
      const forged = await stranger.ask(method, path, { token: 'a.b.c' });
      expect([forged.status, forged.body.error]).to.deep.equal([401, 'invalid_token']);
      expect(forged.headers['www-authenticate']).to.include('error="invalid_token"');
    });

  it('has another method: 405 with those that there are', async () => {
    for (const path of ['/api/payments', '/api/payments/x/refund', '/api/webhooks/stripe']) {
      const { status, body, headers } = await api.ask('PUT', path, { json: {} });
      expect([status, body.error]).to.deep.equal([405, 'method_not_allowed']);
      expect(headers['allow']).to.include('POST');
    }
  });

  it('is too large, of another type, or no object', async () => {
    const post = (sent: object) => api.ask('POST', '/api/payments', sent);
    const json = { 'content-type': 'application/json' };
    for (const [sent, status, code] of [
      [{ json: { ...order, padding: 'x'.repeat(300_000) } }, 413, 'payload_too_large'],
      [
        { raw: 'amount=1', headers: { 'content-type': 'application/x-www-form-urlencoded' } },
        415,
        'unsupported_media_type',
      ],
      [{ raw: JSON.stringify(order) }, 415, 'unsupported_media_type'],
      [{ raw: '{', headers: json }, 400, 'validation_error'],
      [{ raw: '[]', headers: json }, 400, 'validation_error'],
    ] as const) {
      const answer = await post(sent);
      expect([answer.status, answer.body.error]).to.deep.equal([status, code]);
    }
  });

  it('comes too often: 429, counted together with v1', async () => {
    const busy = paymentsApi({ environment: { RATE_LIMIT_PER_MINUTE: '2' } });
    await busy.ask('GET', '/api/v1/payments');
    await busy.ask('GET', '/api/user/transactions');
    const { status, body, headers } = await busy.pay();
    expect([status, body.error]).to.deep.equal([429, 'rate_limited']);
    expect(Number(headers['retry-after'])).to.be.at.least(1);
  });
});
