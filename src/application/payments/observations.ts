import { err } from 'neverthrow';
import { transitionRefused } from '../../domain/payments/failures.ts';
import type { Payment } from '../../domain/payments/payment.ts';
import type { RefundsObserved } from './gateway-client.ts';
import type { Observe } from './payment-ledger.ts';

/** What no rule explains: it is written down and changes nothing. */
export const contradiction =
  ({ facts }: Payment, reason: string): Observe =>
  () =>
    err(transitionRefused(facts.status, reason));

/** All that the gateway has refunded, whoever asked for it. */
export const refundObservations = (
  payment: Payment,
  { refunds, oddities }: RefundsObserved,
  newId: () => string,
): readonly Observe[] => [
  ...refunds.map(
    (refund): Observe =>
      (known, now) =>
        known.observeRefund(refund, newId(), now),
  ),
  ...oddities.map((oddity) => contradiction(payment, oddity)),
];
