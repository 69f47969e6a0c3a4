import { err, ok, type Result, ResultAsync } from 'neverthrow';
import { type AccountStatus, bringsNewEmail, isHeard, User } from '../../../domain/accounts/user.ts';
import type { Actor, Origin } from '../../kernel/actor.ts';
import type { Clock } from '../../kernel/clock.ts';
import { rewrite } from '../../kernel/rewrite.ts';
import {
  type AccountRefused,
  type AuthenticationFailure,
  accountRefused,
  sessionEnded,
  tokenMalformed,
} from '../failures.ts';
import type { AccessTokens, AccountStatuses, Claims, SessionDoor, Users } from '../ports.ts';

export type { AuthenticationFailure } from '../failures.ts';

interface Parts {
  readonly tokens: AccessTokens;
  readonly accountStatuses: AccountStatuses;
  readonly sessions: SessionDoor;
  readonly users: Users;
  readonly clock: Clock;
}

/**
 * Who is calling. It runs before every request, so its usual path asks nobody outside the process; it is written with
 * plain awaits, because `safeTry` would cost as much as all the rest of it.
 */
export class Authenticate {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  execute(token: string, origin: Origin): ResultAsync<Actor, AuthenticationFailure> {
    return new ResultAsync(this.#identify(token, origin));
  }

  async #identify(token: string, origin: Origin): Promise<Result<Actor, AuthenticationFailure>> {
    const { tokens, accountStatuses, sessions } = this.#parts;
    const verified = await tokens.verify(token);
    if (verified.isErr()) return err(verified.error);
    const claims = verified.value;

    const known = (await accountStatuses.of(claims.userId)) ?? (await this.#meet(claims));
    if (known === undefined) return err(sessionEnded);
    if (known.issuer !== claims.issuer) return err(tokenMalformed);
    if (!isHeard(known)) return err(accountRefused);

    if (claims.session !== null) {
      const admitted = await sessions.admit(claims.userId, claims.session);
      if (admitted.isErr()) return err(admitted.error);
    }
    const sessionId = claims.session?.id ?? null;
    const current = bringsNewEmail(known, claims) ? await this.#follow(known, claims) : ok(known);
    return current.map(({ id, role, email }) => ({ userId: id, role, email, sessionId, origin }));
  }

  /** Makes the row of somebody whom only the issuer knows. Accounts of this product are made by registration alone. */
  async #meet(claims: Claims): Promise<AccountStatus | undefined> {
    if (claims.issuer === 'mainstay') return undefined;
    const holder = await this.#parts.users.meet(User.met(claims, this.#parts.clock.now()));
    return holder.facts;
  }

  async #follow(known: AccountStatus, claims: Claims): Promise<Result<AccountStatus, AccountRefused>> {
    const { users, accountStatuses, clock } = this.#parts;
    const followed = await rewrite({
      find: () => users.withId(known.id),
      change: (user) => ok(user.follow(claims, clock.now())),
      save: (user, seen) => users.save(user, seen),
      expected: undefined,
      absent: accountRefused,
      changed: accountRefused,
    });
    accountStatuses.forget(known.id);
    return followed.map(({ facts }) => facts);
  }
}
