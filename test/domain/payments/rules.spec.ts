import { expect } from 'chai';
import { chargeFailureOf, requestRefusalCode } from '../../../src/domain/payments/charge-failure.ts';
import { isAnyOpen, observeDispute } from '../../../src/domain/payments/disputes.ts';
import { paymentDeclined, refundRefused } from '../../../src/domain/payments/failures.ts';
import { lookAgainAt } from '../../../src/domain/payments/look-again-at.ts';
import { hasRefundFailed, intentRules } from '../../../src/domain/payments/observations.ts';
import {
  chargePhaseOf,
  isChargeOpen,
  openPaymentStatuses,
  paymentStatuses,
} from '../../../src/domain/payments/payment-status.ts';
import { refundPhaseOf, refundStatuses } from '../../../src/domain/payments/refund-status.ts';
import {
  effectOfDispute,
  refundability,
  refundStatusOf,
  tellsOfRefunds,
} from '../../../src/domain/payments/status-rules.ts';
import { ManualClock } from '../../support/manual-clock.ts';

describe('the rules of a payment’s status', () => {
  const [refundable, not, already] = [
    'refundable',
    { kind: 'payment.not_refundable' },
    { kind: 'payment.already_refunded' },
  ];
  /** Each status: its charge, whether it can be refunded, whether it tells of refunds, what a dispute does. */
  const table = {
    pending: ['open', not, false, 'refused'],
    completed: ['collected', refundable, true, 'opens'],
    failed: ['failed', not, false, 'refused'],
    partially_refunded: ['collected', refundable, true, 'opens'],
    refunded: ['collected', already, true, 'kept'],
    disputed: ['collected', not, false, 'is_open'],
    lost: ['collected', not, false, 'kept'],
  } as const;

  it('say something of every status', () => expect(Object.keys(table)).to.have.members(paymentStatuses));

  for (const status of paymentStatuses)
    it(`are so for one that is ${status}`, () =>
      expect([
        chargePhaseOf(status),
        refundability[status],
        tellsOfRefunds[status],
        effectOfDispute[status],
      ]).to.deep.equal(table[status]));

  it('leave open what is pending alone', () => {
    expect(openPaymentStatuses).to.deep.equal(['pending']);
    expect(paymentStatuses.filter(isChargeOpen)).to.deep.equal(['pending']);
  });
});

describe('the rules of what a gateway shows', () => {
  it('say of each intent what can be done with it, and whose turn it is', () => {
    const shown = Object.entries(intentRules).map(([state, rules]) => [state, ...Object.values(rules)]);
    const columns = ['hasCollected', 'isConfirmable', 'isCancelable', 'isDecline', 'awaits'];
    expect(Object.keys(intentRules.paid)).to.deep.equal(columns);
    expect(shown).to.deep.equal([
      ['unconfirmed', false, true, true, false, 'our_confirmation'],
      ['action_needed', false, false, true, false, 'payer'],
      ['processing', false, false, false, false, 'bank'],
      ['paid', true, false, false, false, null],
      ['declined', false, true, true, true, null],
      ['closed', false, false, false, false, null],
    ]);
  });

  it('say of each refund what became of it', () => {
    expect(hasRefundFailed).to.deep.equal({ pending: false, succeeded: false, failed: true });
    expect(refundStatusOf).to.deep.equal({ pending: null, succeeded: 'succeeded', failed: 'failed' });
    expect(refundStatuses.map(refundPhaseOf)).to.deep.equal(['reserved', 'paid_back', 'released']);
  });
});

describe('why a charge failed', () => {
  for (const code of ['abandoned', 'canceled'])
    it(`is nobody’s refusal with ${code}`, () =>
      expect(chargeFailureOf('p1', code)).to.deep.equal({ kind: 'payment.abandoned', paymentId: 'p1' }));

  for (const [code, part] of [
    ['resource_missing', 'payment_method'],
    ['payment_method_unactivated', 'payment_method'],
    ['payment_method_unexpected_state', 'payment_method'],
    ['payment_method_currency_mismatch', 'payment_method'],
    ['payment_intent_incompatible_payment_method', 'payment_method'],
    ['amount_too_small', 'amount'],
    ['amount_too_large', 'amount'],
    ['invalid_request', null],
  ] as const)
    it(`is the request with ${code}`, () => {
      expect(chargeFailureOf('p1', code)).to.deep.equal({
        kind: 'payment.request_refused',
        paymentId: 'p1',
        code,
        part,
      });
      expect(requestRefusalCode(code)).to.equal(code);
    });

  it('is a decline with any other code, and without one', () => {
    expect(chargeFailureOf('p1', 'expired_card')).to.deep.equal(paymentDeclined('p1', 'expired_card'));
    expect(chargeFailureOf('p1', null)).to.deep.equal({
      kind: 'payment.declined',
      paymentId: 'p1',
      code: 'card_declined',
    });
    expect(requestRefusalCode('expired_card')).to.equal('invalid_request');
    expect(refundRefused('r1', null)).to.deep.equal({ kind: 'refund.refused', refundId: 'r1', code: 'refused' });
    expect(refundRefused('r1', 'x').code).to.equal('x');
  });
});

describe('looking at a payment again', () => {
  it('is due after 1, 2, 5, 15 and then every 60 minutes', () => {
    const now = new ManualClock('2026-03-01T10:00:00.000Z').now();
    const after = [1, 2, 3, 4, 5, 6, 100].map((looks) => lookAgainAt(looks, now).slice(11, 16));
    expect(after).to.deep.equal(['10:01', '10:02', '10:05', '10:15', '11:00', '11:00', '11:00']);
  });
});

describe('disputes', () => {
  const [open, won, lost] = (['open', 'won', 'lost'] as const).map((state) => ({ id: 'd1', state }));
  if (open === undefined || won === undefined || lost === undefined) throw new Error('there are three');
  const other = { id: 'd2', state: 'open' } as const;

  it('are noted once, and stay closed once they are', () => {
    expect(observeDispute([], open)).to.deep.equal([open]);
    expect(observeDispute([other, open], won)).to.deep.equal([other, won]);
    for (const [known, observed] of [
      [open, open],
      [won, open],
      [lost, won],
    ] as const) {
      const disputes = [known];
      expect(observeDispute(disputes, observed)).to.equal(disputes);
    }
  });

  it('are open as long as any is', () => {
    expect([isAnyOpen([]), isAnyOpen([won, lost]), isAnyOpen([won, other])]).to.deep.equal([false, false, true]);
  });
});
