import { ResultAsync } from 'neverthrow';
import type { Payment } from '../../../domain/payments/payment.ts';
import type { Page, Window } from '../../kernel/page.ts';
import type { PaymentFilter, Payments } from '../ports.ts';

/** Everybody's, for operators: no route leads here. */
export class ListAllPayments {
  readonly #payments: Pick<Payments, 'page'>;

  constructor(payments: Pick<Payments, 'page'>) {
    this.#payments = payments;
  }

  execute(filter: PaymentFilter, window: Window): ResultAsync<Page<Payment>, never> {
    return ResultAsync.fromSafePromise(this.#payments.page(filter, window));
  }
}
