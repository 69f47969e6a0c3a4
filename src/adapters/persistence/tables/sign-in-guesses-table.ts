import type { RunningCheck } from '../../../domain/accounts/sign-in-guesses.ts';
import type { Instant } from '../../../domain/kernel/instant.ts';
import { boolean, json, moment, moments, optional, required, varchar } from './definition/column.ts';
import { tableOf } from './definition/table.ts';

export interface SignInGuessesRow {
  /** The address itself is not kept: nobody may have it. */
  readonly addressDigest: string;
  readonly countedAt: readonly Instant[];
  readonly lockedUntil: Instant | null;
  readonly checks: readonly RunningCheck[];
  readonly lastAt: Instant;
}

export const signInGuessesTable = tableOf<SignInGuessesRow>()({
  name: 'sign_in_guesses',
  columns: {
    addressDigest: required(varchar(64), { primary: true }),
    countedAt: moments(),
    lockedUntil: optional(moment()),
    checks: { ...json<readonly RunningCheck[]>(), default: '[]' },
    lastAt: moment(),
  },
  // Written and read by 0.1.0 alone.
  others: { turned_away: required(boolean(), { default: false }) },
  indexes: [{ name: 'sign_in_guesses_last', fields: ['lastAt'] }],
  personal: { impersonal: 'a digest of an address, which an erasure removes as well' },
});
