import { err, ok, type Result } from 'neverthrow';
import type { Instant } from '../kernel/instant.ts';
import { type MoveRefused, moveRefused } from './failures.ts';
import { moved, Payment, type Settled } from './payment.ts';
import { followRefunds } from './refunding.ts';
import type { DisputeSight } from './sights.ts';
import { inTurn } from './turns.ts';

/**
 * A dispute that is closed stays closed, whatever arrives later. One of a payment that is refunded in full is kept but moves
 * nothing: there is nothing left to take.
 */
export function seeDispute(payment: Payment, dispute: DisputeSight, now: Instant): Result<Settled, MoveRefused> {
  const { status, disputes } = payment.facts;
  if (status === 'pending' || status === 'failed') return err(moveRefused(status, 'disputed'));
  const known = disputes.find(({ id }) => id === dispute.id);
  if (known !== undefined && known.state !== 'open') return ok({ payment, moves: [] });
  if (known?.state === dispute.state) return ok({ payment, moves: [] });
  const disputesNow = [...disputes.filter(({ id }) => id !== dispute.id), dispute];
  const noted = Payment.restore({ ...payment.facts, disputes: disputesNow, updatedAt: now });
  if (status === 'refunded' || status === 'lost') return ok({ payment: noted, moves: [] });

  const opened = status === 'disputed' ? ok({ payment: noted, moves: [] }) : moved(noted, 'disputed', {}, now);
  if (dispute.state === 'open') return opened;
  if (dispute.state === 'lost') return inTurn(opened, (open) => moved(open, 'lost', {}, now));
  if (disputesNow.some(({ state }) => state === 'open')) return opened;
  const won = inTurn(opened, (open) => moved(open, 'completed', {}, now));
  return inTurn(won, (back) => followRefunds(back, now));
}
