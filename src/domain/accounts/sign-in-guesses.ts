import { after, before, type Instant } from '../kernel/instant.ts';

/** How many wrong passwords for one address lock it, within which time, and for how long. */
export const guessRules = { most: 5, within: { minutes: 15 }, lockFor: { minutes: 15 } } as const;

/** After this a check that has not ended counts as lost: its process has died, or its outcome comes too late to be told. */
export const checkLifetime = { seconds: 15 } as const;

export interface RunningCheck {
  readonly id: string;
  readonly until: Instant;
}

/** The guesses at one address's password that count, known or not, and what they led to. */
export interface Guesses {
  /** When each of the wrong ones was found to be wrong. */
  readonly countedAt: readonly Instant[];
  readonly lockedUntil: Instant | null;
  readonly checks: readonly RunningCheck[];
}

export const noGuesses: Guesses = { countedAt: [], lockedUntil: null, checks: [] };

/** What may be done with a guess: `wait` for those that are being checked. */
export type GuessDecision = { readonly kind: 'check' } | { readonly kind: 'wait' } | GuessesLocked;

export interface GuessesLocked {
  readonly kind: 'locked';
  readonly until: Instant;
}

export interface Decided<T> {
  readonly guesses: Guesses;
  readonly outcome: T;
}

/** No more are checked at once than may still turn out wrong before the address is locked. */
export function beginCheck(guesses: Guesses, id: string, now: Instant): Decided<GuessDecision> {
  const current = upTo(guesses, now);
  if (current.lockedUntil !== null)
    return { guesses: current, outcome: { kind: 'locked', until: current.lockedUntil } };
  if (current.countedAt.length + current.checks.length >= guessRules.most)
    return { guesses: current, outcome: { kind: 'wait' } };
  const check = { id, until: after(now, checkLifetime) };
  return { guesses: { ...current, checks: [...current.checks, check] }, outcome: { kind: 'check' } };
}

/** `unchecked`: the machine was too busy to check it. */
export type CheckResult = 'right' | 'wrong' | 'unchecked';

/** `lost`: the check took too long, so its result must not be told. `locks`: this wrong one has locked the address. */
export type CheckOutcome =
  | { readonly kind: 'counted' }
  | { readonly kind: 'lost' }
  | { readonly kind: 'locks'; readonly until: Instant };

/** Only what was checked and wrong counts; a right password forgets all that was wrong before. */
export function endCheck(guesses: Guesses, id: string, result: CheckResult, now: Instant): Decided<CheckOutcome> {
  const current = upTo(guesses, now);
  const checks = current.checks.filter((check) => check.id !== id);
  if (checks.length === current.checks.length) return { guesses: current, outcome: { kind: 'lost' } };
  switch (result) {
    case 'unchecked':
      return { guesses: { ...current, checks }, outcome: { kind: 'counted' } };
    case 'right':
      return { guesses: { ...noGuesses, checks }, outcome: { kind: 'counted' } };
    case 'wrong': {
      const countedAt = [...current.countedAt, now];
      if (countedAt.length < guessRules.most)
        return { guesses: { ...current, countedAt, checks }, outcome: { kind: 'counted' } };
      const until = after(now, guessRules.lockFor);
      return { guesses: { countedAt: [], lockedUntil: until, checks }, outcome: { kind: 'locks', until } };
    }
  }
}

/** A new password, or an operator, forgets what was wrong; what is being checked still is. */
export const forgetWrong = ({ checks }: Guesses): Guesses => ({ ...noGuesses, checks });

function upTo({ countedAt, lockedUntil, checks }: Guesses, now: Instant): Guesses {
  return {
    countedAt: countedAt.filter((moment) => moment > before(now, guessRules.within)),
    lockedUntil: lockedUntil !== null && now < lockedUntil ? lockedUntil : null,
    checks: checks.filter(({ until }) => now < until),
  };
}
