import { expect } from 'chai';
import { type PaymentStatus, paymentStatuses } from '../../../src/domain/payments/payment-status.ts';
import { type RefundStatus, refundStatuses } from '../../../src/domain/payments/refund-status.ts';
import { checkRefundTransition, checkTransition } from '../../../src/domain/payments/transitions.ts';

/** As the contract draws them. */
const drawn: Readonly<Record<PaymentStatus, readonly PaymentStatus[]>> = {
  pending: ['completed', 'failed'],
  completed: ['partially_refunded', 'refunded', 'disputed'],
  partially_refunded: ['refunded', 'disputed'],
  refunded: [],
  disputed: ['completed', 'lost'],
  failed: [],
  lost: [],
};
/** A refund that the bank returned (ADR 11). */
const returned: readonly string[] = [
  'partially_refunded → completed',
  'refunded → partially_refunded',
  'refunded → completed',
];
const refunds: Readonly<Record<RefundStatus, readonly RefundStatus[]>> = {
  pending: ['succeeded', 'failed'],
  succeeded: ['failed'],
  failed: [],
};

describe('the entity refuses every move that is not drawn', () => {
  for (const from of paymentStatuses)
    for (const to of paymentStatuses) {
      const isDrawn = drawn[from].includes(to) || returned.includes(`${from} → ${to}`);
      it(`a payment ${isDrawn ? 'goes' : 'does not go'} ${from} → ${to}`, () => {
        expect(checkTransition(from, to).isOk()).to.equal(isDrawn);
      });
    }

  for (const from of refundStatuses)
    for (const to of refundStatuses)
      it(`a refund ${refunds[from].includes(to) ? 'goes' : 'does not go'} ${from} → ${to}`, () => {
        expect(checkRefundTransition(from, to).isOk()).to.equal(refunds[from].includes(to));
      });
});
