import { err, ok, type Result, type ResultAsync, safeTry } from 'neverthrow';
import {
  type RefreshRefused,
  refreshRefused,
  type SessionStolen,
  sessionStolen,
} from '../../../domain/accounts/failures.ts';
import type { Origin } from '../../kernel/actor.ts';
import { attempt } from '../../kernel/attempt.ts';
import type { AccountParts } from '../parts.ts';
import type { TokenReading } from '../security.ts';
import { person } from '../security-events.ts';
import type { AccountStore, StoredSession } from '../store.ts';
import type { Lifetimes, Tokens } from './session-opener.ts';

type Refusal = RefreshRefused | SessionStolen;

/** Renews the tokens of a session. Refresh, log-out and revocation of one session take turns on its row. */
export class RefreshSession {
  readonly #parts: AccountParts;
  readonly #lifetimes: Lifetimes;

  constructor(parts: AccountParts, lifetimes: Lifetimes) {
    this.#parts = parts;
    this.#lifetimes = lifetimes;
  }

  execute(token: string, origin: Origin): ResultAsync<Tokens, Refusal> {
    return safeTry<Tokens, Refusal>(
      async function* (this: RefreshSession) {
        const reading = this.#parts.refreshTokens.read(token);
        if (reading === undefined) return err(refreshRefused('unknown'));
        // A theft must stay recorded although the request is refused: the refusal leaves the unit of work as a value.
        const outcome = yield* this.#parts.unit.run((store) =>
          attempt<Result<Tokens, SessionStolen>, RefreshRefused>(async () => {
            const stored = await store.sessions.lock(reading.sessionId);
            if (stored === undefined || !this.#isGenuine(token, reading, stored)) return err(refreshRefused('unknown'));
            return this.#renew(store, token, reading, stored, origin);
          }),
        );
        if (outcome.isErr()) this.#parts.ended.forget(reading.sessionId);
        return outcome;
      }.bind(this),
    );
  }

  #renew(
    store: AccountStore,
    token: string,
    { generation }: TokenReading,
    { session, chain }: StoredSession,
    origin: Origin,
  ): ResultAsync<Result<Tokens, SessionStolen>, RefreshRefused> {
    const { clock, opener, refreshTokens } = this.#parts;
    return safeTry<Result<Tokens, SessionStolen>, RefreshRefused>(
      async function* (this: RefreshSession) {
        const user = await store.users.withId(session.facts.userId);
        if (user === undefined || user.facts.deletedAt !== null) return err(refreshRefused('unknown'));
        if (user.facts.lockedAt !== null) return err(refreshRefused('account_disabled'));
        const refreshed = session.refresh(generation, { days: this.#lifetimes.refreshDays }, clock.now());
        if (refreshed.isErr() && refreshed.error.kind === 'session.stolen') {
          await this.#endStolen(store, { session, chain }, origin);
          return ok(err(sessionStolen));
        }
        const { session: renewed, repeated } = yield* refreshed.mapErr((refusal) => refusal as RefreshRefused);
        const next = repeated ? { token: refreshTokens.repeat(token, chain), chain } : refreshTokens.next(token, chain);
        if (renewed !== session) await store.sessions.save({ session: renewed, chain: next.chain });
        return ok(ok(await opener.tokensOf(user, renewed, next.token)));
      }.bind(this),
    );
  }

  async #endStolen(store: AccountStore, { session, chain }: StoredSession, origin: Origin): Promise<void> {
    const { clock, events } = this.#parts;
    const now = clock.now();
    const { id, userId } = session.facts;
    await store.sessions.save({ session: session.end('stolen', now), chain });
    await events.record(store, { action: 'session.stolen', actor: person(userId), userId, origin, sessionId: id });
    await store.outbox.post('session-stolen', userId, { at: now });
  }

  /** The two newest tokens are known by their hashes; older ones by the mark that this product made on them. */
  #isGenuine(token: string, { generation, marked }: TokenReading, { session, chain }: StoredSession): boolean {
    const current = session.facts.generation;
    const hash = this.#parts.refreshTokens.hashOf(token);
    if (generation === current) return hash === chain.currentHash;
    if (generation === current - 1) return hash === chain.predecessorHash;
    return marked && generation < current;
  }
}
