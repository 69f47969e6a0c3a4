import { sql } from 'kysely';
import type { Admission, SignInGuesses } from '../../../../application/accounts/passwords/ports.ts';
import type { EmailKey } from '../../../../domain/accounts/email.ts';
import { guessRules } from '../../../../domain/accounts/sign-in-guesses.ts';
import { after, before, type Instant } from '../../../../domain/kernel/instant.ts';
import { digestOfAddress } from '../../digest-of-address.ts';
import type { Database } from '../database.ts';

/** `countGuess` of the domain as one statement, so that guesses made at once in several processes take turns. */
export class MikroSignInGuesses implements SignInGuesses {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async count(key: EmailKey, now: Instant): Promise<Admission> {
    const locked = sql`(g.locked_until is not null and g.locked_until > ${now}::timestamptz)`;
    const counted = sql`array_append(array(
      select moment from unnest(g.counted_at) as moment
      where g.locked_until is null and moment > ${before(now, guessRules.within)}::timestamptz
    ), ${now}::timestamptz)`;
    const { rows } = await sql<{ turned_away: boolean; locked_until: Instant | null }>`
      insert into sign_in_guesses as g (address_digest, counted_at, locked_until, turned_away, last_at)
      values (${digestOfAddress(key)}, array[${now}::timestamptz], null, false, ${now}::timestamptz)
      on conflict (address_digest) do update set
        counted_at = case when ${locked} then g.counted_at else ${counted} end,
        locked_until = case
          when ${locked} then g.locked_until
          when cardinality(${counted}) >= ${guessRules.most}::int then ${after(now, guessRules.lockFor)}::timestamptz
        end,
        turned_away = ${locked},
        last_at = excluded.last_at
      returning turned_away, locked_until`.execute(this.#database.kysely());
    const [row] = rows;
    return { admitted: row?.turned_away === false, lockedUntil: row?.locked_until ?? null };
  }

  async forget(key: EmailKey): Promise<void> {
    await this.#guesses().where('address_digest', '=', digestOfAddress(key)).execute();
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
