import { ResultAsync } from 'neverthrow';
import type { Payment } from '../../domain/payments/payment.ts';
import type { Actor } from '../kernel/actor.ts';
import type { Page, Window } from '../kernel/page.ts';
import type { PaymentFilter, Payments } from './ports.ts';

/** The caller's own, an admin's too. */
export class ListPayments {
  readonly #payments: Payments;

  constructor(payments: Payments) {
    this.#payments = payments;
  }

  execute(actor: Actor, filter: Omit<PaymentFilter, 'ownerId'>, window: Window): ResultAsync<Page<Payment>, never> {
    return ResultAsync.fromSafePromise(this.#payments.page({ ...filter, ownerId: actor.userId }, window));
  }
}
