import { expect } from 'chai';
import { errAsync, ResultAsync } from 'neverthrow';
import { memoryJobs } from '../../../../src/infrastructure/wiring/stores/memory-accounts.ts';
import { jobs } from '../../../../src/infrastructure/wiring/tokens/job-tokens.ts';
import { payments } from '../../../../src/infrastructure/wiring/tokens/payment-tokens.ts';
import { gatewayWith } from '../../../support/payments/gateway-with.ts';
import { away, order, paymentsApi } from '../../../support/payments/payments-api.ts';

describe('a charge over HTTP', () => {
  const api = paymentsApi();

  for (const amount of [1, 99_999_999])
    it(`may be of ${amount}`, async () => {
      expect((await api.pay({ amount })).body).to.include({ status: 'completed', amount });
    });

  for (const [given, currency] of [
    ['eUr', 'EUR'],
    ['USD', 'USD'],
  ])
    it(`in ${given} is answered in ${currency}`, async () => {
      const { body } = await api.pay({ currency: given });
      expect(body.currency).to.equal(currency);
      expect((await api.ask('GET', `/api/payments/${body.transactionId}`)).body.currency).to.equal(currency);
    });

  for (const [change, code] of [
    [{ amount: undefined }, 'invalid_amount'],
    [{ amount: -1 }, 'invalid_amount'],
    [{ amount: true }, 'invalid_amount'],
    [{ currency: undefined }, 'invalid_currency'],
    [{ currency: null }, 'invalid_currency'],
    [{ currency: 'dollar' }, 'invalid_currency'],
    [{ stripePaymentMethodId: null }, 'missing_payment_method'],
    [{ stripePaymentMethodId: '  ' }, 'missing_payment_method'],
    [{ stripePaymentMethodId: {} }, 'missing_payment_method'],
    [{ description: 5 }, 'validation_error'],
  ] as const)
    it(`with ${JSON.stringify(change)} is refused with ${code} and leaves nothing`, async () => {
      const { status, body } = await api.pay(change, {}, 'nobody');
      expect([status, body.error]).to.deep.equal([400, code]);
      expect(body.message).to.be.a('string');
      expect((await api.ask('GET', '/api/user/transactions', {}, 'nobody')).body.total).to.equal(0);
    });

  it('counts the description in code points, trims it and takes none', async () => {
    expect((await api.pay({ description: '😀'.repeat(255) })).status).to.equal(200);
    expect((await api.pay({ description: '😀'.repeat(256) })).body.error).to.equal('validation_error');
    const { transactionId } = (await api.pay({ description: '   ' })).body;
    expect((await api.ask('GET', `/api/payments/${transactionId}`)).body.description).to.equal(null);
  });

  it('belongs to the caller, whatever the body says', async () => {
    const { transactionId } = (await api.pay({ userId: 'eve', user_id: 'eve', id: 'x', status: 'failed' })).body;
    expect((await api.ask('GET', `/api/payments/${transactionId}`)).body).to.include({
      userId: 'ada',
      id: transactionId,
      status: 'completed',
    });
  });

  it('that the gateway has not decided is pending and says what is to be done, once it is there to be done', async () => {
    const secure = (await api.pay({ stripePaymentMethodId: 'pm_card_authenticationRequired' })).body;
    expect(secure).to.have.keys('transactionId', 'status', 'amount', 'currency', 'timestamp', 'nextAction');
    expect(secure.status).to.equal('pending');
    expect(secure.nextAction).to.have.keys('type', 'redirectUrl', 'clientSecret');
    const debit = await api.pay({ stripePaymentMethodId: 'pm_usBankAccount' });
    expect([debit.status, debit.body.status]).to.deep.equal([200, 'pending']);
    expect(debit.body).not.to.have.property('nextAction');
  });

  it('that is declined is kept as failed, with the code', async () => {
    const { body } = await api.pay({ stripePaymentMethodId: 'pm_card_visa_chargeDeclinedInsufficientFunds' });
    expect(body.error).to.equal('card_declined');
    const shown = (await api.ask('GET', `/api/payments/${body.details.transactionId}`)).body;
    expect(shown).to.include({ status: 'failed', failureCode: 'insufficient_funds', refundAmount: 0 });
  });

  it('is told without a stack or a reason where a defect broke it', async () => {
    const broken = paymentsApi({
      gateway: (real) =>
        gatewayWith(real, () => {
          throw new Error('select * from secrets');
        }),
    });
    const { status, body, text } = await broken.pay();
    expect([status, body.error]).to.deep.equal([500, 'internal_server_error']);
    expect(text).not.to.include('secrets');
  });
});

describe('a gateway that does not answer', () => {
  const silence = { isOver: false };
  const api = paymentsApi({
    gateway: (real) =>
      gatewayWith(real, (name, call) => (name === 'confirmIntent' && !silence.isOver ? errAsync(away) : call())),
  });

  it('is 502 with the transaction, which stays pending', async () => {
    const { status, body } = await api.pay({}, { 'Idempotency-Key': 'k' });
    expect([status, body.error]).to.deep.equal([502, 'gateway_unavailable']);
    expect(body.details).to.have.keys('transactionId');
    const shown = await api.ask('GET', `/api/payments/${body.details.transactionId}`);
    expect(shown.body.status).to.equal('pending');
  });

  it('leaves the key bound to that transaction: a repetition carries it on', async () => {
    const [pending] = (await api.ask('GET', '/api/user/transactions')).body.transactions;
    silence.isOver = true;
    const { status, body, headers } = await api.pay({}, { 'Idempotency-Key': 'k' });
    expect([status, body.transactionId, body.status]).to.deep.equal([200, pending.id, 'completed']);
    expect(headers['idempotent-replayed']).to.equal(undefined);
    expect((await api.ask('GET', '/api/user/transactions')).body.total).to.equal(1);
  });

  it('is settled without the caller by what each start adds', async () => {
    const { body } = await api.pay({ stripePaymentMethodId: 'pm_sandbox_timeout' });
    expect(body.error).to.equal('gateway_unavailable');
    const queue = api.container.get(memoryJobs);
    await queue.start(api.container.getAll(jobs.handlers));
    for (const add of api.container.getAll(jobs.atStart)) await add();
    api.clock.advance({ seconds: 30 });
    await queue.runDue();
    const shown = await api.ask('GET', `/api/payments/${body.details.transactionId}`);
    expect(shown.body.status).to.equal('completed');
  });
});

describe('an Idempotency-Key of a charge', () => {
  it('whose payment was given up says so in both contracts, and never that it was declined', async () => {
    const shop = paymentsApi({
      gateway: (real) => gatewayWith(real, (name, call) => (name === 'createIntent' ? errAsync(away) : call())),
    });
    const { stripePaymentMethodId: paymentMethodId, ...terms } = order;
    const pay = (path: string, json: object) =>
      shop.ask('POST', path, { json, headers: { 'Idempotency-Key': `given-up at ${path}` } });
    const first = [await pay('/api/payments', order), await pay('/api/v1/payments', { ...terms, paymentMethodId })];
    expect(first.map(({ status }) => status)).to.deep.equal([502, 502]);
    shop.clock.advance({ seconds: 61 });
    await shop.container.get(payments.useCases).reconcile.execute();
    const checkout = await pay('/api/payments', order);
    expect([checkout.status, checkout.body.error]).to.deep.equal([409, 'payment_abandoned']);
    expect(checkout.body.details).to.deep.equal({ transactionId: first[0]?.body.details.transactionId });
    const v1 = await pay('/api/v1/payments', { ...terms, paymentMethodId });
    expect([v1.status, v1.body.error.code]).to.deep.equal([409, 'PAYMENT_ABANDONED']);
    expect(v1.body.error.message).to.equal('Nothing was ever charged under this key; pay again under a new one');
  });

  it('is in progress while the first request runs', async () => {
    const asked = Promise.withResolvers<void>();
    const open = Promise.withResolvers<void>();
    const api = paymentsApi({
      gateway: (real) =>
        gatewayWith(real, (name, call) => {
          if (name !== 'confirmIntent') return call();
          asked.resolve();
          return ResultAsync.fromSafePromise<void, never>(open.promise).andThen(call);
        }),
    });
    const headers = { 'Idempotency-Key': 'k' };
    const first = api.pay({}, headers);
    await asked.promise;
    const second = await api.pay({}, headers);
    expect([second.status, second.body.error]).to.deep.equal([409, 'idempotency_in_progress']);
    expect(Number(second.headers['retry-after'])).to.be.at.least(1);
    open.resolve();
    expect((await first).body.status).to.equal('completed');
    expect((await api.pay({}, headers)).text).to.equal((await first).text);
  });

  it('is one for both contracts: the same key there is another request', async () => {
    const api = paymentsApi();
    const headers = { 'Idempotency-Key': 'both' };
    await api.pay({}, headers);
    const { stripePaymentMethodId: paymentMethodId, ...terms } = order;
    const other = await api.ask('POST', '/api/v1/payments', { json: { ...terms, paymentMethodId }, headers });
    expect([other.status, other.body.error.code]).to.deep.equal([422, 'IDEMPOTENCY_MISMATCH']);
    expect((await api.ask('GET', '/api/user/transactions')).body.total).to.equal(1);
  });

  it('of another form is a validation error', async () => {
    const { status, body } = await paymentsApi().pay({}, { 'Idempotency-Key': 'x'.repeat(256) });
    expect([status, body.error, body.details[0].field]).to.deep.equal([400, 'validation_error', 'Idempotency-Key']);
  });
});
