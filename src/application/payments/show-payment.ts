import { err, ok, type Result } from 'neverthrow';
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

  async execute(actor: Actor, id: string): Promise<Result<Payment, PaymentNotFound | PaymentNotYours>> {
    const payment = await this.#payments.withId(id);
    if (payment === undefined) return err(paymentNotFound);
    return maySee(actor, payment) ? ok(payment) : err(paymentNotYours);
  }
}

export const maySee = (actor: Actor, { facts }: Payment): boolean =>
  facts.ownerId === actor.userId || actor.role === 'admin';
