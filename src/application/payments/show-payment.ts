import { err, ok, ResultAsync } from 'neverthrow';
import {
  type PaymentNotFound,
  type PaymentNotYours,
  paymentNotFound,
  paymentNotYours,
} from '../../domain/payments/failures.ts';
import type { Payment } from '../../domain/payments/payment.ts';
import type { Actor } from '../kernel/actor.ts';
import type { Payments } from './ports.ts';

/** The owner sees it, and an admin. */
export class ShowPayment {
  readonly #payments: Payments;

  constructor(payments: Payments) {
    this.#payments = payments;
  }

  execute(actor: Actor, id: string): ResultAsync<Payment, PaymentNotFound | PaymentNotYours> {
    return ResultAsync.fromSafePromise(this.#payments.withId(id)).andThen((payment) => {
      if (payment === undefined) return err(paymentNotFound);
      return maySee(actor, payment) ? ok(payment) : err(paymentNotYours);
    });
  }
}

export const maySee = (actor: Actor, { facts }: Payment): boolean =>
  facts.ownerId === actor.userId || actor.role === 'admin';
