import { expect } from 'chai';
import type { PaymentOutcome } from '../../../src/application/kernel/meters.ts';
import { PaymentReporter } from '../../../src/application/payments/payment-reporter.ts';
import type { Payment, PaymentChange } from '../../../src/domain/payments/payment.ts';
import type { Transition } from '../../../src/domain/payments/transitions.ts';
import { TestLog } from '../../support/log.ts';

const payment = { facts: { id: 'p1', ownerId: 'ada', currency: 'USD', intentId: 'pi_1' } } as unknown as Payment;
const moved = (of: 'payment' | 'refund', from: string | null, to: string) =>
  ({ of, id: 'x1', from, to, amount: 1000, gatewayId: 'pi_1', failureCode: null }) as Transition;

function reporting() {
  const log = new TestLog();
  const counted: PaymentOutcome[] = [];
  const reporter = new PaymentReporter(log, { payment: (outcome) => void counted.push(outcome) });
  return { reporter, log, counted };
}

describe('what operators are told of payments', () => {
  it('is each transition, with whose it is', () => {
    const { reporter, log } = reporting();
    reporter.changed({ payment, transitions: [moved('payment', 'pending', 'completed')] } as PaymentChange);
    expect(log.lines).to.deep.equal([
      {
        level: 'info',
        message: 'payment completed',
        fields: {
          ...{ paymentId: 'p1', userId: 'ada', currency: 'USD' },
          ...{ id: 'x1', from: 'pending', to: 'completed', amount: 1000, gatewayId: 'pi_1', failureCode: null },
        },
      },
    ]);
  });

  it('is counted where it is an outcome of its own', () => {
    const { reporter, counted } = reporting();
    const transitions = [
      moved('payment', null, 'pending'),
      moved('payment', 'pending', 'completed'),
      moved('refund', null, 'pending'),
      moved('refund', 'pending', 'succeeded'),
      moved('payment', 'completed', 'partially_refunded'),
      moved('payment', 'partially_refunded', 'disputed'),
      moved('payment', 'disputed', 'completed'),
      moved('payment', 'pending', 'failed'),
    ];
    reporter.changed({ payment, transitions } as PaymentChange);
    expect(counted).to.deep.equal(['pending', 'completed', 'refunded', 'disputed', 'failed']);
  });

  it('is what the gateway says against it, what it leaves open, and webhooks that nobody can believe', () => {
    const { reporter, log, counted } = reporting();
    reporter.contradiction(payment, { kind: 'payment.transition_refused', from: 'failed', to: 'completed' });
    reporter.unknownOutcome(payment, 'time-out');
    reporter.webhookRefused('the signature does not fit', 'r1');
    const about = { paymentId: 'p1', intentId: 'pi_1' };
    expect(log.lines).to.deep.equal([
      {
        level: 'warn',
        message: 'the gateway contradicts a payment',
        fields: { ...about, from: 'failed', to: 'completed' },
      },
      { level: 'warn', message: 'the gateway did not say', fields: { ...about, why: 'time-out' } },
      {
        level: 'warn',
        message: 'a webhook was refused',
        fields: { why: 'the signature does not fit', requestId: 'r1' },
      },
    ]);
    expect(counted).to.deep.equal(['unknown']);
  });
});
