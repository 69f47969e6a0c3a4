import { err, ok, type Result } from 'neverthrow';
import type { Actor } from '../../kernel/actor.ts';
import type { AccountParts } from '../account-parts.ts';
import { type SessionEnded, sessionEnded } from '../failures.ts';
import { causedBy } from '../security-events.ts';

/** Ends the session that the request came with: its tokens stop working at once. */
export class LogOut {
  readonly #parts: AccountParts;

  constructor(parts: AccountParts) {
    this.#parts = parts;
  }

  async execute(actor: Actor): Promise<Result<void, SessionEnded>> {
    const { unitOfWork, events, sessionStatuses, clock } = this.#parts;
    const { sessionId: id } = actor;
    if (id === null) return err(sessionEnded);
    const ended = await unitOfWork.run<void, SessionEnded>(async (store) => {
      const stored = await store.sessions.lock(id);
      if (!stored?.session.isLive(clock.now())) return err(sessionEnded);
      await store.sessions.save({ ...stored, session: stored.session.end('log_out', clock.now()) });
      await events.record(store, { ...causedBy(actor), action: 'session.ended', sessionId: id, why: 'log_out' });
      return ok();
    });
    if (ended.isOk()) sessionStatuses.forget(id);
    return ended;
  }
}
