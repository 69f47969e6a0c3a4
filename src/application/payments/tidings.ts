import type { MoveRefused } from '../../domain/payments/failures.ts';
import type { Move, PaymentStatus } from '../../domain/payments/moves.ts';
import type { Payment, Settled } from '../../domain/payments/payment.ts';
import type { Log } from '../kernel/log.ts';
import type { Meters, PaymentOutcome } from '../kernel/meters.ts';

const outcomes: Readonly<Partial<Record<PaymentStatus, PaymentOutcome>>> = {
  pending: 'pending',
  completed: 'completed',
  failed: 'failed',
  disputed: 'disputed',
};

/** What operators hear of payments, after the commit. */
export class Tidings {
  readonly #log: Log;
  readonly #meters: Pick<Meters, 'payment'>;

  constructor(log: Log, meters: Pick<Meters, 'payment'>) {
    this.#log = log;
    this.#meters = meters;
  }

  tell({ payment, moves }: Settled): void {
    for (const move of moves) {
      const { of, id, from, to, amount, gatewayId, failureCode } = move;
      const fields = { paymentId: payment.facts.id, userId: payment.facts.ownerId, currency: payment.facts.currency };
      this.#log.info(`${of} ${to}`, { ...fields, id, from, to, amount, gatewayId, failureCode });
      this.#count(move);
    }
  }

  contradiction({ facts }: Payment, { from, to }: MoveRefused): void {
    this.#log.warn('the gateway contradicts a payment', { paymentId: facts.id, intentId: facts.intentId, from, to });
  }

  silence({ facts }: Payment, why: string): void {
    this.#log.warn('the gateway did not say', { paymentId: facts.id, intentId: facts.intentId, why });
    this.#meters.payment('unknown');
  }

  #count({ of, from, to }: Move): void {
    if (of === 'refund' && to === 'succeeded') this.#meters.payment('refunded');
    const outcome = of === 'payment' && from !== 'disputed' ? outcomes[to as PaymentStatus] : undefined;
    if (outcome !== undefined) this.#meters.payment(outcome);
  }
}
