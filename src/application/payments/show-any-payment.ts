import { err, ok, type Result } from 'neverthrow';
import { type PaymentNotFound, paymentNotFound } from '../../domain/payments/failures.ts';
import type { Payment } from '../../domain/payments/payment.ts';
import type { Payments } from './ports.ts';

/** Operators see every payment. */
export class ShowAnyPayment {
  readonly #payments: Pick<Payments, 'withId'>;

  constructor(payments: Pick<Payments, 'withId'>) {
    this.#payments = payments;
  }

  async execute(id: string): Promise<Result<Payment, PaymentNotFound>> {
    const payment = await this.#payments.withId(id);
    return payment === undefined ? err(paymentNotFound) : ok(payment);
  }
}
