import type { Instant } from '../../domain/kernel/instant.ts';
import type { TransitionRefused } from '../../domain/payments/failures.ts';
import type { Payment } from '../../domain/payments/payment.ts';
import type { Transition } from '../../domain/payments/transitions.ts';
import type { AuditEntry } from '../audit/ports.ts';
import type { Cause } from './cause.ts';

interface Stamp {
  readonly id: string;
  readonly at: Instant;
}

export const transitionEntry = (
  { facts }: Payment,
  transition: Transition,
  cause: Cause,
  stamp: Stamp,
): AuditEntry => ({
  ...stamp,
  ...cause,
  userId: facts.ownerId,
  action: `${transition.of}.${transition.to}`,
  subject: { type: transition.of, id: transition.id },
  transactionId: facts.id,
  from: transition.from,
  to: transition.to,
  gatewayId: transition.gatewayId,
  details: { amount: transition.amount, currency: facts.currency, failureCode: transition.failureCode },
});

/** What no rule explains moves nothing, and a person has to look at it. */
export const contradictionEntry = (
  { facts }: Payment,
  refused: TransitionRefused,
  cause: Cause,
  stamp: Stamp,
): AuditEntry => ({
  ...stamp,
  ...cause,
  userId: facts.ownerId,
  action: 'payment.contradicted',
  subject: { type: 'payment', id: facts.id },
  transactionId: facts.id,
  from: refused.from.slice(0, 60),
  to: refused.to.slice(0, 60),
  gatewayId: facts.intentId,
  details: { amount: facts.amount, currency: facts.currency },
});
