import { expect } from 'chai';
import type { PaymentGateway } from '../../../src/application/payments/payment-gateway.ts';
import { gatewayWith } from '../../support/payments/gateway-with.ts';
import { actor, PaymentHarness, terms } from '../../support/payments/payment-harness.ts';

describe('a gateway', () => {
  const lying = (lies: Partial<Record<keyof PaymentGateway, object>>) =>
    new PaymentHarness({
      gateway: (real) =>
        gatewayWith(real, (name, call) =>
          name === 'listRefunds' ? call() : call().map((answer) => ({ ...answer, ...lies[name] })),
        ),
    });

  for (const lies of [
    { createIntent: { amount: 1 } },
    { createIntent: { paymentId: 'theirs' } },
    { confirmIntent: { amount: 1 } },
    { confirmIntent: { amountReceived: 1 } },
    { confirmIntent: { currency: 'eur' } },
    { confirmIntent: { id: 'pi_other' } },
    { confirmIntent: { paymentId: 'theirs' } },
  ])
    it(`that lies (${JSON.stringify(lies)}) completes nothing`, async () => {
      const harness = lying(lies);
      const failure = (await harness.payments.make.execute(actor(), terms()))._unsafeUnwrapErr();
      expect(failure.kind).to.equal('gateway.unavailable');
      const { items } = await harness.store.payments.page({ order: 'createdAt' }, { limit: 9, offset: 0 });
      expect(items.map((one) => one.facts.status)).to.deep.equal(['pending']);
      expect(harness.store.outbox.posted()).to.deep.equal([]);
    });

  for (const lies of [{ amount: 1 }, { currency: 'eur' }, { intentId: 'pi_other' }, { refundId: 'another' }])
    it(`that lies of a refund (${JSON.stringify(lies)}) refunds nothing in our books`, async () => {
      const harness = lying({ createRefund: lies });
      const { id } = (await harness.payments.make.execute(actor(), terms()))._unsafeUnwrap().facts;
      const failure = (await harness.payments.refund.execute(actor(), id, { amount: 400 }))._unsafeUnwrapErr();
      expect(failure.kind).to.equal('gateway.unavailable');
      const after = await harness.store.payments.withId(id);
      expect([after?.facts.status, after?.refunded, after?.reserved]).to.deep.equal(['completed', 0, 400]);
    });
});
