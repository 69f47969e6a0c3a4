import { expect } from 'chai';
import { http } from '../../../src/infrastructure/wiring/tokens/tokens.ts';
import { stripeObjects, webhookSecret, webhookSender } from '../../support/payments/webhooks.ts';
import { WebhookProduct } from '../../support/webhooks/webhook-product.ts';

describe('other systems', () => {
  let product: WebhookProduct;
  beforeEach(async () => {
    product = await WebhookProduct.inMemory({ environment: { STRIPE_WEBHOOK_SECRET: webhookSecret } });
  });
  afterEach(() => product.close());

  it('are told of a payment that is disputed, and not that the dispute was won', async () => {
    const { clock, container } = product;
    const api = await product.newUser();
    const wish = { amount: 1000, currency: 'EUR', paymentMethodId: 'pm_card_visa' };
    const { id } = (await api.post('/payments', wish, { 'idempotency-key': 'one' })).body.data;
    const transaction = (await api.ask('GET', `/api/payments/${id}`, { token: api.token })).body;
    await product.subscribe('payment.completed', 'payment.failed', 'payment.refunded', 'payment.disputed');
    const send = webhookSender({ listener: container.get(http.listener), clock });
    await send('charge.dispute.created', stripeObjects.dispute(transaction, 'needs_response'));
    const [told, ...others] = await product.deliver();
    expect([told?.body.type, others]).to.deep.equal(['payment.disputed', []]);
    expect(told?.body.data).to.include({ id, status: 'disputed', userId: api.userId });
    await send('charge.dispute.closed', stripeObjects.dispute(transaction, 'won'));
    expect((await api.get(`/payments/${id}`)).body.data.status).to.equal('completed');
    expect(await product.deliver()).to.deep.equal([]);
  });
});
