import type { TransitionRefused } from '../../domain/payments/failures.ts';
import type { Payment, PaymentChange } from '../../domain/payments/payment.ts';
import type { Log } from '../kernel/log.ts';
import type { Meters } from '../kernel/meters.ts';
import { outcomeOf } from './outcome-of.ts';

/** Tells operators of payments, by the log and by metrics, after the commit. */
export class PaymentReporter {
  readonly #log: Log;
  readonly #meters: Pick<Meters, 'payment'>;

  constructor(log: Log, meters: Pick<Meters, 'payment'>) {
    this.#log = log;
    this.#meters = meters;
  }

  changed({ payment, transitions }: PaymentChange): void {
    for (const transition of transitions) {
      const { of, id, from, to, amount, gatewayId, failureCode } = transition;
      const fields = { paymentId: payment.facts.id, userId: payment.facts.ownerId, currency: payment.facts.currency };
      this.#log.info(`${of} ${to}`, { ...fields, id, from, to, amount, gatewayId, failureCode });
      const outcome = outcomeOf(transition);
      if (outcome !== null) this.#meters.payment(outcome);
    }
  }

  contradiction({ facts }: Payment, { from, to }: TransitionRefused): void {
    this.#log.warn('the gateway contradicts a payment', { paymentId: facts.id, intentId: facts.intentId, from, to });
  }

  webhookRefused(reason: string, requestId: string | null): void {
    this.#log.warn('a webhook was refused', { why: reason, requestId });
  }

  unknownOutcome({ facts }: Payment, reason: string): void {
    this.#log.warn('the gateway did not say', { paymentId: facts.id, intentId: facts.intentId, why: reason });
    this.#meters.payment('unknown');
  }
}
