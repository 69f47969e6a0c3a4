import { err, ok, type ResultAsync } from 'neverthrow';
import {
  type AccountDisabled,
  accountDisabled,
  type UserForeign,
  type UserNotFound,
  userForeign,
} from '../../../domain/accounts/failures.ts';
import { isHeard, type User } from '../../../domain/accounts/user.ts';
import { isUserId } from '../../../domain/accounts/user-id.ts';
import { after, type Instant, millisecondsOf } from '../../../domain/kernel/instant.ts';
import type { Secret } from '../../../domain/kernel/secret.ts';
import { attempt } from '../../kernel/attempt.ts';
import type { AccountParts } from '../parts.ts';
import type { Grant, TokenMint } from '../ports.ts';
import { commandLine } from '../security-events.ts';
import type { FindRefusal, FindUser } from './find-user.ts';

export interface IssuedToken {
  readonly token: Secret;
  readonly userId: string;
  readonly expiresAt: Instant;
}

type Refusal = FindRefusal | AccountDisabled | UserForeign;

/** An operator's access token for a user: to try the API, and for machines that speak for somebody. */
export class IssueToken {
  readonly #parts: AccountParts;
  readonly #find: FindUser;
  readonly #mint: TokenMint;

  constructor(parts: AccountParts, find: FindUser, mint: TokenMint) {
    this.#parts = parts;
    this.#find = find;
    this.#mint = mint;
  }

  /** An id that nobody has yet is met at the token's first use, as with any other token of the shared secret. */
  execute(who: string, lifetimeSeconds: number): ResultAsync<IssuedToken, Refusal> {
    return this.#find
      .execute(who)
      .map((user): User | null => user)
      .orElse((refusal) =>
        refusal.kind === 'user.not_found' && isUserId(who) && !who.includes('@') ? ok(null) : err(refusal),
      )
      .andThen((user) => this.#issue(who, user, lifetimeSeconds));
  }

  #issue(who: string, user: User | null, seconds: number): ResultAsync<IssuedToken, Exclude<Refusal, UserNotFound>> {
    const { unit, events, operator, clock } = this.#parts;
    const userId = user?.facts.id ?? who;
    return unit.run((store) =>
      attempt<IssuedToken, Exclude<Refusal, UserNotFound>>(async () => {
        if (user !== null && !isHeard(user.facts)) return err(accountDisabled);
        const { email, role, issuer } = user?.facts ?? { email: null, role: 'user', issuer: 'shared-secret' };
        if (issuer !== 'mainstay' && issuer !== 'shared-secret') return err(userForeign);
        const grant = { userId, email, role, session: null, lifetimeSeconds: seconds };
        const given = user === null || issuer !== 'mainstay' ? grant : await this.#ofSession(store, user, grant);
        const event = { action: 'token.issued', actor: operator, userId, origin: commandLine } as const;
        await events.record(store, { ...event, details: { seconds: given.lifetimeSeconds } });
        const token = await this.#mint.mint(given);
        return ok({ token, userId, expiresAt: after(clock.now(), { seconds: given.lifetimeSeconds }) });
      }),
    );
  }

  /** Who has a password here is reached by tokens of a session only, and no token outlives its session. */
  async #ofSession(store: AccountParts['store'], user: User, grant: Grant): Promise<Grant> {
    const { opener, clock } = this.#parts;
    const { session } = await opener.open(store, user, { ...commandLine, userAgent: 'mainstay token issue' });
    const { id, generation, expiresAt } = session.facts;
    const left = Math.floor((millisecondsOf(expiresAt) - millisecondsOf(clock.now())) / 1000);
    return { ...grant, session: { id, generation }, lifetimeSeconds: Math.min(grant.lifetimeSeconds, left) };
  }
}
