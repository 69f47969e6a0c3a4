import { err, ok, type Result } from 'neverthrow';
import {
  type RefreshRefused,
  refreshRefused,
  type SessionStolen,
  sessionStolen,
} from '../../../domain/accounts/failures.ts';
import type { Session } from '../../../domain/accounts/session.ts';
import type { User } from '../../../domain/accounts/user.ts';
import type { Origin } from '../../kernel/actor.ts';
import type { AccountParts } from '../account-parts.ts';
import type { AccountStore } from '../account-store.ts';
import { userActor } from '../security-events.ts';
import type { ParsedRefreshToken, StoredSession } from './ports.ts';
import type { Tokens } from './token-issuer.ts';

type Refusal = RefreshRefused | SessionStolen;

/** Renews the tokens of a session. Refresh, log-out and revocation of one session take turns on its row. */
export class RefreshSession {
  readonly #parts: AccountParts;

  constructor(parts: AccountParts) {
    this.#parts = parts;
  }

  async execute(token: string, origin: Origin): Promise<Result<Tokens, Refusal>> {
    const { refreshTokens, unitOfWork, sessionStatuses } = this.#parts;
    const parsed = refreshTokens.parse(token);
    if (parsed === undefined) return err(refreshRefused('unknown'));
    // A theft must stay recorded although the request is refused: the refusal leaves the unit of work as a value.
    const outcome = await unitOfWork.run<Result<Tokens, SessionStolen>, RefreshRefused>(async (store) => {
      const stored = await store.sessions.lock(parsed.sessionId);
      if (stored === undefined || !this.#isGenuine(token, parsed, stored)) return err(refreshRefused('unknown'));
      const owner = await activeOwner(store, stored.session);
      return owner.isErr() ? err(owner.error) : await this.#renew(store, token, parsed, stored, owner.value, origin);
    });
    if (outcome.isErr()) return err(outcome.error);
    if (outcome.value.isErr()) sessionStatuses.forget(parsed.sessionId);
    return outcome.value;
  }

  async #renew(
    store: AccountStore,
    token: string,
    { generation }: ParsedRefreshToken,
    { session, chain }: StoredSession,
    user: User,
    origin: Origin,
  ): Promise<Result<Result<Tokens, SessionStolen>, RefreshRefused>> {
    const { clock, tokenIssuer, refreshTokens, lifetimes } = this.#parts;
    const refreshed = session.refresh(generation, { days: lifetimes.refreshDays }, clock.now());
    if (refreshed.isErr()) {
      if (refreshed.error.kind !== 'session.stolen') return err(refreshed.error);
      await this.#endStolen(store, { session, chain }, origin);
      return ok(err(sessionStolen));
    }
    const { session: renewed, repeated } = refreshed.value;
    const next = repeated ? { token: refreshTokens.reissue(token, chain), chain } : refreshTokens.next(token, chain);
    if (renewed !== session) await store.sessions.save({ session: renewed, chain: next.chain });
    return ok(ok(await tokenIssuer.issueTokens(user, renewed, next.token)));
  }

  async #endStolen(store: AccountStore, { session, chain }: StoredSession, origin: Origin): Promise<void> {
    const { clock, events } = this.#parts;
    const now = clock.now();
    const { id, userId } = session.facts;
    await store.sessions.save({ session: session.end('stolen', now), chain });
    await events.record(store, { action: 'session.stolen', actor: userActor(userId), userId, origin, sessionId: id });
    await store.outbox.post('session-stolen', userId, { at: now });
  }

  /** The two newest tokens are known by their hashes; older ones by this product's MAC. */
  #isGenuine(
    token: string,
    { generation, isAuthentic }: ParsedRefreshToken,
    { session, chain }: StoredSession,
  ): boolean {
    const current = session.facts.generation;
    const hash = this.#parts.refreshTokens.hashOf(token);
    if (generation === current) return hash === chain.currentHash;
    if (generation === current - 1) return hash === chain.predecessorHash;
    return isAuthentic && generation < current;
  }
}

async function activeOwner({ users }: AccountStore, session: Session): Promise<Result<User, RefreshRefused>> {
  const user = await users.withId(session.facts.userId);
  if (user === undefined || user.facts.deletedAt !== null) return err(refreshRefused('unknown'));
  return user.facts.lockedAt === null ? ok(user) : err(refreshRefused('account_disabled'));
}
