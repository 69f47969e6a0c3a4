import type { ResultAsync } from 'neverthrow';
import type { AuditActor } from '../../audit/ports.ts';
import type { GivenRefund, Refunded, RefundPayment, RefundPaymentFailure } from '../refund-payment.ts';
import { asOperator } from './show-any-payment.ts';

/** An operator pays back, whoever paid. */
export class RefundAnyPayment {
  readonly #refund: RefundPayment;
  readonly #operator: AuditActor;

  constructor(refund: RefundPayment, operator: AuditActor) {
    this.#refund = refund;
    this.#operator = operator;
  }

  execute(paymentId: string, given: GivenRefund): ResultAsync<Refunded, RefundPaymentFailure> {
    const cause = { actor: this.#operator, why: 'requested', requestId: null, address: null };
    return this.#refund.execute(asOperator, paymentId, given, undefined, cause);
  }
}
