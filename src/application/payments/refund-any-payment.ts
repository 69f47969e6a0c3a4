import type { Result } from 'neverthrow';
import type { AuditActor } from '../audit/ports.ts';
import { asOperator } from './as-operator.ts';
import { byOperator } from './cause.ts';
import type { GivenRefund, Refunded, RefundPayment, RefundPaymentFailure } from './refund-payment.ts';

/** An operator pays back, whoever paid. */
export class RefundAnyPayment {
  readonly #refund: RefundPayment;
  readonly #operator: AuditActor;

  constructor(refund: RefundPayment, operator: AuditActor) {
    this.#refund = refund;
    this.#operator = operator;
  }

  async execute(paymentId: string, given: GivenRefund): Promise<Result<Refunded, RefundPaymentFailure>> {
    return await this.#refund.execute(asOperator, paymentId, given, undefined, byOperator(this.#operator));
  }
}
