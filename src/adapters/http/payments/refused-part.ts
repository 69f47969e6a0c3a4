import type { Violation } from '../../../domain/kernel/failure.ts';
import type { PaymentRequestRefused } from '../../../domain/payments/failures.ts';

/** What the payment provider finds wrong with the request, in the contract's name of the payment method. */
export function refusedPart({ part }: PaymentRequestRefused, paymentMethod: string): Violation {
  switch (part) {
    case 'payment_method':
      return { field: paymentMethod, rule: 'unknown_reference', constraint: 'No such PaymentMethod' };
    case 'amount':
      return { field: 'amount', rule: 'range', constraint: 'The payment provider does not take this amount' };
    case null:
      return { field: paymentMethod, rule: 'format', constraint: 'The payment provider does not take this payment' };
  }
}
