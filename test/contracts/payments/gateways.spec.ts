import { expect } from 'chai';
import { StripeGateway } from '../../../src/adapters/gateways/stripe/stripe-gateway.ts';
import type { ChargeOrder, PaymentGateway } from '../../../src/application/payments/payment-gateway.ts';
import { Secret } from '../../../src/domain/kernel/secret.ts';
import type { MinorUnits, Money } from '../../../src/domain/payments/money.ts';
import { PaymentHarness } from '../../support/payments/payment-harness.ts';
import { StripeServer } from '../../support/payments/stripe/stripe-server.ts';

const money = (amount: number): Money => ({ amount: amount as MinorUnits, currency: 'EUR' });
let count = 0;
const order = (paymentMethod: string): ChargeOrder => {
  count += 1;
  return { paymentId: `payment-${count}`, money: money(1999), paymentMethod, description: 'A book' };
};

/** What the product relies on, whichever gateway it is. */
function behavesAsAGateway(name: string, gatewayOf: () => PaymentGateway): void {
  const prepared = async (paymentMethod: string) => {
    const given = order(paymentMethod);
    const intent = (await gatewayOf().createIntent(given, `${given.paymentId}-prepare`))._unsafeUnwrap();
    return { given, intent, confirm: () => gatewayOf().confirmIntent(intent.id, `${given.paymentId}-confirm`) };
  };
  const paid = async () => {
    const { given, intent, confirm } = await prepared('pm_card_visa');
    (await confirm())._unsafeUnwrap();
    return { paymentId: given.paymentId, intentId: intent.id };
  };

  describe(`${name}, as a gateway`, () => {
    it('prepares an unconfirmed intent with our id, and the same one under the same key', async () => {
      const { given, intent } = await prepared('pm_card_visa');
      expect(intent).to.include({ paymentId: given.paymentId, amount: 1999, state: 'unconfirmed' });
      expect(intent.currency.toUpperCase()).to.equal('EUR');
      const again = await gatewayOf().createIntent(given, `${given.paymentId}-prepare`);
      expect(again._unsafeUnwrap().id).to.equal(intent.id);
    });

    it('refuses to do another thing under the same key', async () => {
      const { given } = await prepared('pm_card_visa');
      const other = await gatewayOf().createIntent({ ...given, money: money(1) }, `${given.paymentId}-prepare`);
      expect(other.isErr()).to.equal(true);
    });

    it('refuses a payment method that it does not know', async () => {
      const failure = (await gatewayOf().createIntent(order('pm_nobody'), 'unknown-method'))._unsafeUnwrapErr();
      expect(failure).to.deep.equal({
        kind: 'gateway.refused',
        code: 'resource_missing',
        isDecline: false,
      });
    });

    for (const [method, state, failureCode] of [
      ['pm_card_visa', 'paid', null],
      ['pm_card_visa_chargeDeclined', 'declined', 'card_declined'],
      ['pm_card_visa_chargeDeclinedInsufficientFunds', 'declined', 'insufficient_funds'],
      ['pm_card_authenticationRequired', 'action_needed', null],
      ['pm_usBankAccount', 'processing', null],
    ] as const)
      it(`confirms ${method}: ${state}, also when it is repeated or looked at`, async () => {
        const { intent, confirm } = await prepared(method);
        for (const answer of [await confirm(), await confirm(), await gatewayOf().retrieveIntent(intent.id)]) {
          const seen = answer._unsafeUnwrap();
          expect(seen).to.include({ id: intent.id, state, failureCode });
          expect(seen.nextAction === null).to.equal(state !== 'action_needed');
        }
      });

    it('closes what is open, and then never collects', async () => {
      const { intent, confirm } = await prepared('pm_card_visa');
      expect((await gatewayOf().cancelIntent(intent.id, `${intent.id}-close`))._unsafeUnwrap().state).to.equal(
        'closed',
      );
      const late = await confirm();
      if (late.isOk()) expect(late.value.state).to.equal('closed');
      expect((await gatewayOf().retrieveIntent(intent.id))._unsafeUnwrap().state).to.equal('closed');
    });

    it('does not close what is paid', async () => {
      const { intentId } = await paid();
      await gatewayOf().cancelIntent(intentId, `${intentId}-close`);
      expect((await gatewayOf().retrieveIntent(intentId))._unsafeUnwrap().state).to.equal('paid');
    });

    it('refunds once per key, lists it, and refuses more than what is left', async () => {
      const charge = await paid();
      const refund = (id: string, amount: number) =>
        gatewayOf().createRefund({ ...charge, refundId: id, money: money(amount) }, `refund-${charge.paymentId}-${id}`);
      const first = (await refund('a', 999))._unsafeUnwrap();
      expect(first).to.include({ refundId: 'a', amount: 999, intentId: charge.intentId, state: 'succeeded' });
      expect((await refund('a', 999))._unsafeUnwrap().id).to.equal(first.id);
      expect((await refund('b', 1001))._unsafeUnwrapErr()).to.deep.equal({
        kind: 'gateway.refused',
        code: 'amount_too_large',
        isDecline: false,
      });
      expect((await refund('c', 1000)).isOk()).to.equal(true);
      expect((await refund('d', 1))._unsafeUnwrapErr()).to.include({ code: 'charge_already_refunded' });
      const listed = (await gatewayOf().listRefunds(charge.intentId))._unsafeUnwrap();
      expect(listed.refunds.map(({ refundId }) => refundId)).to.have.members(['a', 'c']);
    });
  });
}

const harness = new PaymentHarness();
behavesAsAGateway('the sandbox', () => harness.sandbox);

describe('Stripe over HTTP', () => {
  const server = new StripeServer();
  let gateway: PaymentGateway | undefined;
  const ready = (): PaymentGateway => {
    if (gateway === undefined) throw new Error('not listening');
    return gateway;
  };
  const connect = async (secretKey = 'sk_test_local') =>
    new StripeGateway({
      secretKey: new Secret(secretKey),
      apiBase: base,
      returnUrl: 'https://app.example',
      timeout: 300,
    });
  let base = '';
  before(async () => {
    base = await server.listen();
    gateway = await connect();
  });
  after(() => server.close());

  behavesAsAGateway('Stripe', ready);

  const troubled = async (...troubles: typeof server.troubles) => {
    server.troubles = troubles;
    const answer = await ready().createIntent(order('pm_card_visa'), `trouble-${count}`);
    server.troubles = [];
    return answer._unsafeUnwrapErr();
  };

  for (const [what, trouble] of [
    ['500', { status: 500, body: { error: { type: 'api_error', message: 'x' } } }],
    ['503', { status: 503, body: { error: { type: 'api_error', message: 'x' } } }],
    ['429', { status: 429, body: { error: { type: 'invalid_request_error', code: 'rate_limit', message: 'x' } } }],
    ['409', { status: 409, body: { error: { type: 'invalid_request_error', code: 'lock_timeout', message: 'x' } } }],
    ['302 without an error', { status: 302, body: {} }],
    ['404 without an error', { status: 404, body: {} }],
    ['500 without an error', { status: 500, body: {} }],
    [
      'an answer without an id',
      { status: 200, body: { object: 'payment_intent', amount: 1999, currency: 'eur', status: 'succeeded' } },
    ],
    [
      'an answer with a status nobody knows',
      { status: 200, body: { id: 'pi_9', object: 'payment_intent', amount: 1999, currency: 'eur', status: 'odd' } },
    ],
    [
      'an amount that is no integer',
      {
        status: 200,
        body: { id: 'pi_9', object: 'payment_intent', amount: 19.5, currency: 'eur', status: 'succeeded' },
      },
    ],
    ['no answer in time', 'slow'],
  ] as const)
    it(`says that nothing is known after ${what}`, async () => {
      expect(await troubled(trouble, trouble, trouble)).to.include({ kind: 'gateway.unreachable', retryable: true });
    });

  it('says that nothing is known after a cut line, and every repetition has our key', async () => {
    const from = server.seen.length;
    expect(await troubled('lost', 'cut', 'cut')).to.include({ kind: 'gateway.unreachable', retryable: true });
    const keys = server.seen.slice(from).map(({ key }) => key);
    expect(new Set(keys)).to.have.property('size', 1);
    expect(keys[0]).to.equal(`trouble-${count}`);
  });

  it('does not try again what its key may not do', async () => {
    const stranger = await connect('sk_test_other');
    expect((await stranger.retrieveIntent('pi_1'))._unsafeUnwrapErr()).to.include({
      kind: 'gateway.unreachable',
      retryable: false,
    });
  });
});
