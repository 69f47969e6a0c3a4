import type { Result } from 'neverthrow';
import type { MoveRefused } from './failures.ts';
import type { Payment, Settled } from './payment.ts';

/** One step after another; the moves of both are kept, in their order. */
export const inTurn = (
  first: Result<Settled, MoveRefused>,
  next: (payment: Payment) => Result<Settled, MoveRefused>,
): Result<Settled, MoveRefused> =>
  first.andThen(({ payment, moves }) =>
    next(payment).map((settled) => ({ payment: settled.payment, moves: [...moves, ...settled.moves] })),
  );
