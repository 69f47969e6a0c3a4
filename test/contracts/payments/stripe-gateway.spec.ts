import { expect } from 'chai';
import { StripeGateway } from '../../../src/adapters/gateways/stripe/stripe-gateway.ts';
import type { ChargeOrder, PaymentGateway } from '../../../src/application/payments/payment-gateway.ts';
import { Secret } from '../../../src/domain/kernel/secret.ts';
import type { MinorUnits } from '../../../src/domain/payments/money.ts';
import { StripeServer } from '../../support/payments/stripe/stripe-server.ts';

const order: ChargeOrder = {
  paymentId: 'payment-1',
  money: { amount: 1999 as MinorUnits, currency: 'EUR' },
  paymentMethod: 'pm_card_visa',
  description: null,
};

describe('the gateway of Stripe', () => {
  const server = new StripeServer();
  let gateway: PaymentGateway;
  before(async () => {
    const settings = { apiBase: await server.listen(), returnUrl: 'https://app.example' };
    gateway = new StripeGateway({ ...settings, secretKey: new Secret('sk_test_local') });
  });
  after(() => server.close());

  it('reads those of several refunds that can be read, and counts one without a status as pending', async () => {
    const like = { object: 'refund', amount: 100, currency: 'eur', payment_intent: 'pi_odd', metadata: {} };
    server.ledger.refunds.push(
      { ...like, id: 're_null', status: null },
      { ...like, id: 're_new_word', status: 'being_considered' },
      { ...like, id: 're_float', amount: 1.5, status: 'succeeded' },
      { ...like, id: 're_fine', status: 'succeeded' },
    );
    const { refunds, unreadable } = (await gateway.listRefunds('pi_odd'))._unsafeUnwrap();
    expect(refunds.map(({ id, state }) => [id, state])).to.deep.equal([
      ['re_null', 'pending'],
      ['re_fine', 'succeeded'],
    ]);
    expect(unreadable).to.deep.equal(['re_new_word', 're_float']);
  });

  it('is found at an IPv6 address too', async () => {
    const other = new StripeServer();
    const apiBase = await other.listen('::1');
    const settings = { apiBase, returnUrl: 'https://app.example', secretKey: new Secret('sk_test_local') };
    try {
      const made = await new StripeGateway(settings).createIntent(order, 'over-ipv6');
      expect(made._unsafeUnwrap().state).to.equal('unconfirmed');
    } finally {
      other.close();
    }
  });
});
