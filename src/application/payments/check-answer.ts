import { err, ok, type Result } from 'neverthrow';
import type { MinorUnits } from '../../domain/payments/money.ts';
import { type IntentObservation, intentRules, type RefundObservation } from '../../domain/payments/observations.ts';
import type { PaymentFacts } from '../../domain/payments/payment.ts';
import type { RefundFacts } from '../../domain/payments/refund.ts';
import {
  type GatewayUnreachable,
  type IntentAnswer,
  type RefundAnswer,
  type StatedMoney,
  unreachable,
} from './payment-gateway.ts';

type Facts = Pick<PaymentFacts, 'id' | 'amount' | 'currency' | 'intentId'>;

/** An answer that is not about this payment is as good as none: the truth is asked again. */
export const checkIntent =
  (facts: Facts, intentId: string | null = facts.intentId) =>
  (answer: IntentAnswer): Result<IntentObservation, GatewayUnreachable> => {
    const { id, state, failureCode, nextAction } = answer;
    if (id === '' || (intentId !== null && id !== intentId)) return notOurs('another intent');
    if (answer.paymentId !== null && answer.paymentId !== facts.id) return notOurs('another payment');
    if (!isSameMoney(facts, answer)) return notOurs('another amount');
    if (intentRules[state].hasCollected && answer.amountReceived !== facts.amount)
      return err(unreachable(`${answer.amountReceived} of ${facts.amount} were received`, false));
    return ok({ id, state, failureCode, nextAction });
  };

export function checkRefund(facts: Facts, answer: RefundAnswer): Result<RefundObservation, GatewayUnreachable> {
  const { id, refundId, amount, state, failureCode } = answer;
  if (id === '' || answer.intentId !== facts.intentId) return notOurs('another intent');
  if (answer.currency.toUpperCase() !== facts.currency) return notOurs('another currency');
  if (!Number.isSafeInteger(amount) || amount < 1 || amount > facts.amount) return notOurs('another amount');
  return ok({ id, refundId, amount: amount as MinorUnits, state, failureCode });
}

/** The answer to an order of ours. */
export const checkOrderedRefund =
  (facts: Facts, refund: RefundFacts) =>
  (answer: RefundAnswer): Result<RefundObservation, GatewayUnreachable> =>
    checkRefund(facts, answer).andThen((observed) =>
      (observed.refundId ?? refund.id) === refund.id && observed.amount === refund.amount
        ? ok({ ...observed, refundId: refund.id })
        : notOurs('another refund'),
    );

const notOurs = (what: string) => err(unreachable(`the answer is about ${what}`, true));

const isSameMoney = (facts: Facts, { amount, currency }: StatedMoney): boolean =>
  amount === facts.amount && currency.toUpperCase() === facts.currency;
