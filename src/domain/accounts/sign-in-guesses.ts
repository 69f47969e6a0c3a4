import { after, before, type Instant } from '../kernel/instant.ts';

/** How many wrong passwords for one address lock it, within which time, and for how long. */
export const guessRules = { most: 5, within: { minutes: 15 }, lockFor: { minutes: 15 } } as const;

/** The guesses at one address's password that count, known or not, and the lock that they led to. */
export interface Guesses {
  readonly countedAt: readonly Instant[];
  readonly lockedUntil: Instant | null;
}

export const noGuesses: Guesses = { countedAt: [], lockedUntil: null };

export interface CountedGuess {
  readonly guesses: Guesses;
  /** Whether this guess may be checked. */
  readonly admitted: boolean;
}

/**
 * Counts a guess before it is checked, so that of any number at once no more than the allowed are. The guess that fills
 * the count locks the address at once; if it turns out right, the count is forgotten and the lock with it.
 */
export function countGuess(guesses: Guesses, now: Instant): CountedGuess {
  if (guesses.lockedUntil !== null && now < guesses.lockedUntil) return { guesses, admitted: false };
  const recent = guesses.lockedUntil === null ? guesses.countedAt : [];
  const countedAt = [...recent.filter((moment) => moment > before(now, guessRules.within)), now];
  const lockedUntil = countedAt.length >= guessRules.most ? after(now, guessRules.lockFor) : null;
  return { guesses: { countedAt, lockedUntil }, admitted: true };
}
