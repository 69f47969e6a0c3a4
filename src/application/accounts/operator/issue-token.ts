import { err, ok, type Result } from 'neverthrow';
import {
  type AccountDisabled,
  accountDisabled,
  type UserForeign,
  type UserNotFound,
  userForeign,
} from '../../../domain/accounts/failures.ts';
import { isActive, type User } from '../../../domain/accounts/user.ts';
import { isUserId } from '../../../domain/accounts/user-id.ts';
import { after, type Instant, millisecondsOf } from '../../../domain/kernel/instant.ts';
import type { Secret } from '../../../domain/kernel/secret.ts';
import type { AccountParts } from '../account-parts.ts';
import type { AccountStore } from '../account-store.ts';
import { commandLineOrigin } from '../security-events.ts';
import type { AccessTokenContent } from '../sessions/ports.ts';
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

  constructor(parts: AccountParts, find: FindUser) {
    this.#parts = parts;
    this.#find = find;
  }

  /** An id that is new gets its user at the token's first use, as with any other token of the shared secret. */
  async execute(who: string, lifetimeSeconds: number): Promise<Result<IssuedToken, Refusal>> {
    const found = await this.#find.execute(who);
    if (found.isOk()) return await this.#issue(found.value.facts.id, found.value, lifetimeSeconds);
    const mayBeNew = found.error.kind === 'user.not_found' && isUserId(who) && !who.includes('@');
    return mayBeNew ? await this.#issue(who, null, lifetimeSeconds) : err(found.error);
  }

  async #issue(
    userId: string,
    user: User | null,
    seconds: number,
  ): Promise<Result<IssuedToken, Exclude<Refusal, UserNotFound>>> {
    const { unitOfWork, events, operator, signer, clock } = this.#parts;
    return await unitOfWork.run<IssuedToken, Exclude<Refusal, UserNotFound>>(async (store) => {
      if (user !== null && !isActive(user.facts)) return err(accountDisabled);
      const { email, role, issuer } = user?.facts ?? { email: null, role: 'user', issuer: 'shared-secret' };
      if (issuer !== 'mainstay' && issuer !== 'shared-secret') return err(userForeign);
      const asked = { userId, email, role, session: null, lifetimeSeconds: seconds };
      const content = user === null || issuer !== 'mainstay' ? asked : await this.#inSession(store, user, asked);
      const event = { action: 'token.issued', actor: operator, userId, origin: commandLineOrigin } as const;
      await events.record(store, { ...event, details: { seconds: content.lifetimeSeconds } });
      const token = await signer.sign(content);
      return ok({ token, userId, expiresAt: after(clock.now(), { seconds: content.lifetimeSeconds }) });
    });
  }

  /** Who has a password here is reached by tokens of a session only, and no token outlives its session. */
  async #inSession(store: AccountStore, user: User, content: AccessTokenContent): Promise<AccessTokenContent> {
    const { tokenIssuer, clock } = this.#parts;
    const origin = { ...commandLineOrigin, userAgent: 'mainstay token issue' };
    const { session } = await tokenIssuer.openSession(store, user, origin);
    const { id, generation, expiresAt } = session.facts;
    const left = Math.floor((millisecondsOf(expiresAt) - millisecondsOf(clock.now())) / 1000);
    return { ...content, session: { id, generation }, lifetimeSeconds: Math.min(content.lifetimeSeconds, left) };
  }
}
