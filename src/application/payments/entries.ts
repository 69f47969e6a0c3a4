import type { Instant } from '../../domain/kernel/instant.ts';
import type { MoveRefused } from '../../domain/payments/failures.ts';
import type { Move } from '../../domain/payments/moves.ts';
import type { Payment } from '../../domain/payments/payment.ts';
import type { AuditEntry } from '../audit/ports.ts';
import type { Cause } from './cause.ts';

interface Stamp {
  readonly id: string;
  readonly at: Instant;
}

export const moveEntry = ({ facts }: Payment, move: Move, cause: Cause, stamp: Stamp): AuditEntry => ({
  ...stamp,
  ...cause,
  userId: facts.ownerId,
  action: `${move.of}.${move.to}`,
  subject: { type: move.of, id: move.id },
  transactionId: facts.id,
  from: move.from,
  to: move.to,
  gatewayId: move.gatewayId,
  details: { amount: move.amount, currency: facts.currency, failureCode: move.failureCode },
});

/** What no rule explains moves nothing, and a person has to look at it. */
export const contradictionEntry = (
  { facts }: Payment,
  refused: MoveRefused,
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
