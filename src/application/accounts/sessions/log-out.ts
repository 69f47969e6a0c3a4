import { err, ok, type ResultAsync } from 'neverthrow';
import type { Actor } from '../../kernel/actor.ts';
import { attempt } from '../../kernel/attempt.ts';
import { type SessionEnded, sessionEnded } from '../failures.ts';
import type { AccountParts } from '../parts.ts';
import { by } from '../security-events.ts';

/** Ends the session that the request came with: its tokens stop working at once. */
export class LogOut {
  readonly #parts: AccountParts;

  constructor(parts: AccountParts) {
    this.#parts = parts;
  }

  execute(actor: Actor): ResultAsync<void, SessionEnded> {
    const { unit, events, ended, clock } = this.#parts;
    const { sessionId } = actor;
    return unit
      .run((store) =>
        attempt<string, SessionEnded>(async () => {
          const stored = sessionId === null ? undefined : await store.sessions.lock(sessionId);
          if (stored === undefined || !stored.session.isLive(clock.now())) return err(sessionEnded);
          const { id } = stored.session.facts;
          await store.sessions.save({ ...stored, session: stored.session.end('log_out', clock.now()) });
          await events.record(store, { ...by(actor), action: 'session.ended', sessionId: id, why: 'log_out' });
          return ok(id);
        }),
      )
      .map((id) => ended.forget(id));
  }
}
