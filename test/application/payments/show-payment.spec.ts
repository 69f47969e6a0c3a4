import { expect } from 'chai';
import { actor, PaymentHarness, terms } from '../../support/payments/payment-harness.ts';

describe('a payment', () => {
  it('is shown to its owner and to admins', async () => {
    const { payments } = new PaymentHarness();
    const { id } = (await payments.make.execute(actor(), terms()))._unsafeUnwrap().facts;
    for (const who of [actor(), actor('root', 'admin')])
      expect((await payments.show.execute(who, id))._unsafeUnwrap().facts.id).to.equal(id);
    expect((await payments.show.execute(actor('bob'), id))._unsafeUnwrapErr()).to.deep.equal({
      kind: 'payment.not_yours',
    });
  });

  it('is shown to operators, whoever paid', async () => {
    const { payments } = new PaymentHarness();
    const { id } = (await payments.make.execute(actor(), terms()))._unsafeUnwrap().facts;
    expect((await payments.showAny.execute(id))._unsafeUnwrap().facts.id).to.equal(id);
  });

  it('that is none is shown to nobody', async () => {
    const { payments } = new PaymentHarness();
    const none = { kind: 'payment.not_found' };
    expect((await payments.show.execute(actor('root', 'admin'), 'x'))._unsafeUnwrapErr()).to.deep.equal(none);
    expect((await payments.showAny.execute('x'))._unsafeUnwrapErr()).to.deep.equal(none);
  });
});
