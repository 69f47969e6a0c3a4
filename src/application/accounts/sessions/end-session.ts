import { err, ok, type ResultAsync } from 'neverthrow';
import { type SessionNotFound, sessionNotFound } from '../../../domain/accounts/failures.ts';
import type { Actor } from '../../kernel/actor.ts';
import { attempt } from '../../kernel/attempt.ts';
import type { AccountParts } from '../parts.ts';
import { by } from '../security-events.ts';

/** Ends one of the caller's sessions, on whatever device it is. */
export class EndSession {
  readonly #parts: AccountParts;

  constructor(parts: AccountParts) {
    this.#parts = parts;
  }

  execute(actor: Actor, id: string): ResultAsync<void, SessionNotFound> {
    const { unit, events, ended, clock } = this.#parts;
    return unit
      .run((store) =>
        attempt<void, SessionNotFound>(async () => {
          const stored = await store.sessions.lock(id);
          if (stored === undefined || stored.session.facts.userId !== actor.userId) return err(sessionNotFound);
          if (!stored.session.isLive(clock.now())) return err(sessionNotFound);
          await store.sessions.save({ ...stored, session: stored.session.end('revoked', clock.now()) });
          await events.record(store, { ...by(actor), action: 'session.ended', sessionId: id, why: 'revoked' });
          return ok();
        }),
      )
      .map(() => ended.forget(id));
  }
}
