import type { ResultAsync } from 'neverthrow';
import type { PaymentNotFound, PaymentNotYours } from '../../../domain/payments/failures.ts';
import type { Payment } from '../../../domain/payments/payment.ts';
import type { Actor } from '../../kernel/actor.ts';
import type { ShowPayment } from '../show-payment.ts';

/** Owns nothing and may see everything; in the audit log stands the operator's own name. */
export const asOperator: Actor = {
  userId: '',
  role: 'admin',
  email: null,
  sessionId: null,
  origin: { requestId: null, address: null, userAgent: null },
};

export class ShowAnyPayment {
  readonly #show: ShowPayment;

  constructor(show: ShowPayment) {
    this.#show = show;
  }

  execute(id: string): ResultAsync<Payment, PaymentNotFound | PaymentNotYours> {
    return this.#show.execute(asOperator, id);
  }
}
