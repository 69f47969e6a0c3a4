import { expect } from 'chai';
import { contradictionEntry } from '../../../src/application/payments/audit-entries.ts';
import { byGateway, byOperator, byReconciliation, byUser } from '../../../src/application/payments/cause.ts';
import type { Payment } from '../../../src/domain/payments/payment.ts';
import { ManualClock } from '../../support/manual-clock.ts';
import { dispute, event, intent, refund } from '../../support/payments/events.ts';
import { actor, PaymentHarness, terms } from '../../support/payments/payment-harness.ts';

const waiting = terms({ paymentMethod: 'pm_card_authenticationRequired' });

describe('the audit log of a payment', () => {
  it('names who caused a change, and why', () => {
    const nowhere = { requestId: null, address: null };
    expect([
      byUser(actor(), 'x'),
      byOperator({ type: 'operator', id: 'o' }),
      byReconciliation('x'),
      byGateway('g', 'x', 'r'),
    ]).to.deep.equal([
      { actor: { type: 'user', id: 'ada' }, why: 'x', requestId: 'request-1', address: '192.0.2.1' },
      { actor: { type: 'operator', id: 'o' }, why: 'requested', ...nowhere },
      { actor: { type: 'system', id: 'reconciliation' }, why: 'x', ...nowhere },
      { actor: { type: 'gateway', id: 'g' }, why: 'x', requestId: 'r', address: null },
    ]);
  });

  it('says that a payment was requested, and whether it can be repeated', async () => {
    const harness = new PaymentHarness();
    await harness.payments.make.execute(actor(), terms());
    await harness.payments.make.execute(actor(), terms(), { ownerId: 'ada', key: 'k', fingerprint: 'f' });
    const { items } = await harness.store.audit.page({ action: 'payment.pending' }, { limit: 9, offset: 0 });
    expect(items.map(({ why }) => why).sort()).to.deep.equal(['requested', 'requested, repeatable']);
  });

  it('keeps what the gateway says against a payment, of each side sixty characters', () => {
    const facts = { id: 'p1', ownerId: 'ada', intentId: 'pi_1', amount: 1000, currency: 'USD' };
    const refused = { kind: 'payment.transition_refused', from: 'f'.repeat(61), to: 't'.repeat(61) } as const;
    const stamp = { id: 'e1', at: new ManualClock().now() };
    const cause = byReconciliation('looked');
    expect(contradictionEntry({ facts } as Payment, refused, cause, stamp)).to.deep.equal({
      ...{ ...stamp, ...cause, userId: 'ada', action: 'payment.contradicted' },
      ...{ subject: { type: 'payment', id: 'p1' }, transactionId: 'p1', from: 'f'.repeat(60), to: 't'.repeat(60) },
      ...{ gatewayId: 'pi_1', details: { amount: 1000, currency: 'USD' } },
    });
  });

  it('names the event that moved a payment, and tells operators what contradicts it', async () => {
    const harness = new PaymentHarness();
    const payment = (await harness.payments.make.execute(actor(), waiting))._unsafeUnwrap();
    await harness.payments.receive.execute(event(intent(payment, 'paid'), 'evt_paid'), 'r2');
    await harness.payments.receive.execute(event(intent(payment, 'paid', { amount: 1 }), 'evt_odd'), null);
    const { items } = await harness.store.audit.page({ transactionId: payment.facts.id }, { limit: 9, offset: 0 });
    const byEvent = items.filter(({ actor: { type } }) => type === 'gateway');
    expect(byEvent.map(({ action, why, requestId }) => [action, why, requestId]).reverse()).to.deep.equal([
      ['payment.completed', 'a.type evt_paid', 'r2'],
      ['payment.contradicted', 'a.type evt_odd', null],
    ]);
    const warned = harness.log.lines.filter(({ level }) => level === 'warn');
    expect(warned.map(({ message }) => message)).to.deep.equal(['the gateway contradicts a payment']);
  });
});

describe('an event about what follows a charge', () => {
  it('waits until the charge is known to be collected', async () => {
    const harness = new PaymentHarness();
    const payment = (await harness.payments.make.execute(actor(), waiting))._unsafeUnwrap();
    for (const content of [dispute(payment, 'open'), refund(payment, 'succeeded')])
      expect((await harness.payments.receive.execute(event(content), null))._unsafeUnwrapErr().kind).to.equal(
        'event.postponed',
      );
    expect((await harness.payments.showAny.execute(payment.facts.id))._unsafeUnwrap().facts.status).to.equal('pending');
  });

  it('that means nothing here is recorded, once', async () => {
    const harness = new PaymentHarness();
    const nothing = event({ of: 'nothing' }, 'evt_nothing');
    expect((await harness.payments.receive.execute(nothing, null))._unsafeUnwrap()).to.equal(true);
    expect((await harness.payments.receive.execute(nothing, null))._unsafeUnwrap()).to.equal(false);
    expect(await harness.store.events.includes('evt_nothing')).to.equal(true);
  });
});
