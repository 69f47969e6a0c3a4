import { sql } from 'kysely';
import type { SignInGuesses } from '../../../../application/accounts/passwords/ports.ts';
import type { EmailKey } from '../../../../domain/accounts/email.ts';
import { type Decided, type Guesses, noGuesses } from '../../../../domain/accounts/sign-in-guesses.ts';
import type { Instant } from '../../../../domain/kernel/instant.ts';
import { digestOfAddress } from '../../digest-of-address.ts';
import type { Database } from '../database.ts';

/** The row is locked while a change is decided, so that guesses made at once in several processes take turns. */
export class MikroSignInGuesses implements SignInGuesses {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  change<T>(key: EmailKey, now: Instant, decide: (guesses: Guesses) => Decided<T>): Promise<T> {
    if (this.#database.inTransaction()) throw new Error('guesses count apart from any unit of work');
    return this.#database.transaction(async () => {
      const digest = digestOfAddress(key);
      const queries = this.#database.kysely();
      const { rows } = await sql<{ counted_at: readonly Instant[]; locked_until: Instant | null; checks: string }>`
        insert into sign_in_guesses as g (address_digest, counted_at, locked_until, checks, last_at)
        values (${digest}, '{}', null, '[]', ${now}::timestamptz)
        on conflict (address_digest) do update set last_at = excluded.last_at
        returning counted_at, locked_until, checks`.execute(queries);
      const [row] = rows;
      const kept = row && { countedAt: row.counted_at, lockedUntil: row.locked_until, checks: JSON.parse(row.checks) };
      const { guesses, outcome } = decide(kept ?? noGuesses);
      await sql`
        update sign_in_guesses
        set counted_at = ${[...guesses.countedAt]}::timestamptz[], locked_until = ${guesses.lockedUntil}::timestamptz,
          checks = ${JSON.stringify(guesses.checks)}
        where address_digest = ${digest}`.execute(queries);
      return outcome;
    });
  }

  async forget(key: EmailKey): Promise<void> {
    await sql`update sign_in_guesses set counted_at = '{}', locked_until = null
      where address_digest = ${digestOfAddress(key)}`.execute(this.#database.kysely());
  }

  async forgetBefore(moment: Instant, limit: number): Promise<number> {
    const old = this.#database
      .kysely()
      .selectFrom('sign_in_guesses')
      .select('address_digest')
      .where('last_at', '<', moment)
      .limit(limit)
      .forUpdate()
      .skipLocked();
    return Number((await this.#guesses().where('address_digest', 'in', old).executeTakeFirst()).numDeletedRows);
  }

  #guesses() {
    return this.#database.kysely().deleteFrom('sign_in_guesses');
  }
}
