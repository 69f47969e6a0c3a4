import type { SignInGuesses } from '../../../../application/accounts/passwords/ports.ts';
import type { EmailKey } from '../../../../domain/accounts/email.ts';
import { type Decided, forgetWrong, type Guesses, noGuesses } from '../../../../domain/accounts/sign-in-guesses.ts';
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

  change<T>(key: EmailKey, now: Instant, decide: (guesses: Guesses) => Decided<T>): Promise<T> {
    return this.#database.write(() => {
      const addressDigest = digestOfAddress(key);
      const { guesses, outcome } = decide(this.#rows.get(addressDigest) ?? noGuesses);
      this.#rows.set({ ...guesses, addressDigest, lastAt: now });
      return outcome;
    });
  }

  forget(key: EmailKey): Promise<void> {
    return this.#database.write(() => {
      const row = this.#rows.get(digestOfAddress(key));
      if (row !== undefined) this.#rows.set({ ...row, ...forgetWrong(row) });
    });
  }

  forgetBefore(moment: Instant, limit: number): Promise<number> {
    return this.#database.write(() => this.#rows.deleteWhere(({ lastAt }) => lastAt < moment, limit));
  }
}
