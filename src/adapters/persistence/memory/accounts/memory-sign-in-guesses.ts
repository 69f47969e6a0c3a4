import type { Admission, SignInGuesses } from '../../../../application/accounts/passwords/ports.ts';
import type { EmailKey } from '../../../../domain/accounts/email.ts';
import { countGuess, type Guesses, noGuesses } from '../../../../domain/accounts/sign-in-guesses.ts';
import type { Instant } from '../../../../domain/kernel/instant.ts';
import type { MemoryDatabase, MemoryTable } from '../memory-database.ts';

interface Row extends Guesses {
  readonly key: EmailKey;
  readonly lastAt: Instant;
}

export class MemorySignInGuesses implements SignInGuesses {
  readonly #database: MemoryDatabase;
  readonly #rows: MemoryTable<EmailKey, Row>;

  constructor(database: MemoryDatabase) {
    this.#database = database;
    this.#rows = database.table();
  }

  count(key: EmailKey, now: Instant): Promise<Admission> {
    return this.#database.write(() => {
      const { admitted, guesses } = countGuess(this.#rows.get(key) ?? noGuesses, now);
      this.#rows.set(key, { ...guesses, key, lastAt: now });
      return { admitted, lockedUntil: guesses.lockedUntil };
    });
  }

  forget(key: EmailKey): Promise<void> {
    return this.#database.write(() => {
      this.#rows.delete(key);
    });
  }

  forgetBefore(moment: Instant, limit: number): Promise<number> {
    return this.#database.write(() => {
      const old = this.#rows.all().filter(({ lastAt }) => lastAt < moment);
      const removed = old.slice(0, limit);
      for (const { key } of removed) this.#rows.delete(key);
      return removed.length;
    });
  }
}
