import type { Admission, SignInGuesses } from '../../../../application/accounts/passwords/ports.ts';
import type { EmailKey } from '../../../../domain/accounts/email.ts';
import { countGuess, noGuesses } from '../../../../domain/accounts/sign-in-guesses.ts';
import type { Instant } from '../../../../domain/kernel/instant.ts';
import { digestOfAddress } from '../../digest-of-address.ts';
import { type SignInGuessesRow, signInGuessesTable } from '../../tables/sign-in-guesses-table.ts';
import type { MemoryDatabase } from '../kernel/memory-database.ts';
import { MemoryRows } from '../kernel/memory-rows.ts';

export class MemorySignInGuesses implements SignInGuesses {
  readonly #database: MemoryDatabase;
  readonly #rows: MemoryRows<SignInGuessesRow>;

  constructor(database: MemoryDatabase) {
    this.#database = database;
    this.#rows = new MemoryRows(database, signInGuessesTable);
  }

  count(key: EmailKey, now: Instant): Promise<Admission> {
    return this.#database.write(() => {
      const addressDigest = digestOfAddress(key);
      const { admitted, guesses } = countGuess(this.#rows.get(addressDigest) ?? noGuesses, now);
      this.#rows.set({ ...guesses, addressDigest, turnedAway: !admitted, lastAt: now });
      return { admitted, lockedUntil: guesses.lockedUntil };
    });
  }

  forget(key: EmailKey): Promise<void> {
    return this.#database.write(() => {
      this.#rows.delete(digestOfAddress(key));
    });
  }

  forgetBefore(moment: Instant, limit: number): Promise<number> {
    return this.#database.write(() => this.#rows.deleteWhere(({ lastAt }) => lastAt < moment, limit));
  }
}
