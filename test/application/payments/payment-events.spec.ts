import { expect } from 'chai';
import { paymentEvent } from '../../../src/application/payments/payment-events.ts';
import type { Instant } from '../../../src/domain/kernel/instant.ts';
import { Payment, type PaymentFacts } from '../../../src/domain/payments/payment.ts';
import type { PaymentStatus } from '../../../src/domain/payments/payment-status.ts';
import type { Transition } from '../../../src/domain/payments/transitions.ts';

const at = '2026-03-01T10:00:00.000Z' as Instant;
const payment = Payment.restore({
  ...{ id: 'p1', ownerId: 'ada', amount: 1000, currency: 'EUR', description: null, paymentMethod: 'pm_card_visa' },
  ...{ gateway: 'sandbox', status: 'completed', intentId: 'pi_1', failureCode: null, refunds: [], disputes: [] },
  nextAction: { type: 'use_stripe_sdk', clientSecret: 'pi_1_secret_2' },
  ...{ leasedUntil: at, createdAt: at, updatedAt: at, refundedAt: null },
} as unknown as PaymentFacts);
const change = { id: 'p1', amount: 1000, gatewayId: null, failureCode: null } as unknown as Transition;
const told = (from: PaymentStatus | null, to: PaymentStatus) =>
  paymentEvent(payment, { ...change, of: 'payment', from, to } as Transition, { id: 'e1', at })?.type;

describe('what is told of payments', () => {
  it('is where they come to, and a dispute that was won or lost not again', () => {
    expect(told(null, 'pending')).to.equal(undefined);
    expect(told('pending', 'completed')).to.equal('payment.completed');
    expect(told('pending', 'failed')).to.equal('payment.failed');
    expect(told('completed', 'disputed')).to.equal('payment.disputed');
    expect(told('disputed', 'completed')).to.equal(undefined);
    expect(told('disputed', 'lost')).to.equal(undefined);
    expect(told('completed', 'refunded')).to.equal(undefined);
  });

  it('never holds what only the payer’s own page may have', () => {
    const transition = { ...change, of: 'payment', from: 'pending', to: 'completed' } as Transition;
    const event = paymentEvent(payment, transition, { id: 'e1', at });
    expect(event).to.deep.include({ userId: 'ada', subjectId: 'p1', version: Date.parse(at) });
    expect(JSON.stringify(event)).not.to.include('secret');
  });
});
