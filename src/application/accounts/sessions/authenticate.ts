import { err, ok, type Result } from 'neverthrow';
import { type AccountStatus, hasNewEmail, isActive, User } from '../../../domain/accounts/user.ts';
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
import type { AccountStatuses, Users } from '../profile/ports.ts';
import type { AccessTokenVerifier, SessionValidator, TokenClaims } from './ports.ts';

interface Parts {
  readonly tokens: AccessTokenVerifier;
  readonly accountStatuses: AccountStatuses;
  readonly sessions: SessionValidator;
  readonly users: Users;
  readonly clock: Clock;
}

/** Who is calling. It runs before every request, so its usual path asks nobody outside the process. */
export class Authenticate {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async execute(token: string, origin: Origin): Promise<Result<Actor, AuthenticationFailure>> {
    const { tokens, accountStatuses, sessions } = this.#parts;
    const verified = await tokens.verify(token);
    if (verified.isErr()) return err(verified.error);
    const claims = verified.value;

    const known = (await accountStatuses.of(claims.userId)) ?? (await this.#provision(claims));
    if (known === undefined) return err(sessionEnded);
    if (known.issuer !== claims.issuer) return err(tokenMalformed);
    if (!isActive(known)) return err(accountRefused);

    if (claims.session !== null) {
      const validated = await sessions.validate(claims.userId, claims.session);
      if (validated.isErr()) return err(validated.error);
    }
    const sessionId = claims.session?.id ?? null;
    const current = hasNewEmail(known, claims) ? await this.#updateEmail(known, claims) : ok(known);
    const { expiresAt } = claims;
    const until = expiresAt === undefined ? undefined : { tokenExpiresAt: expiresAt };
    return current.map(({ id, role, email }) => ({ userId: id, role, email, sessionId, origin, ...until }));
  }

  /** Adds the user whom only the issuer knows so far. Accounts of this product are made by registration alone. */
  async #provision(claims: TokenClaims): Promise<AccountStatus | undefined> {
    if (claims.issuer === 'mainstay') return undefined;
    const user = await this.#parts.users.findOrAdd(User.provision(claims, this.#parts.clock.now()));
    return user.facts;
  }

  async #updateEmail(known: AccountStatus, claims: TokenClaims): Promise<Result<AccountStatus, AccountRefused>> {
    const { users, accountStatuses, clock } = this.#parts;
    const updated = await rewrite({
      find: () => users.withId(known.id),
      change: (user) => ok(user.updateEmail(claims, clock.now())),
      save: (user, seen) => users.save(user, seen),
      expected: undefined,
      absent: accountRefused,
      changed: accountRefused,
    });
    accountStatuses.forget(known.id);
    return updated.map(({ facts }) => facts);
  }
}
