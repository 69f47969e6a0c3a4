import { err, ok, type Result } from 'neverthrow';
import { type SessionNotFound, sessionNotFound } from '../../../domain/accounts/failures.ts';
import type { Actor } from '../../kernel/actor.ts';
import type { AccountParts } from '../account-parts.ts';
import { causedBy } from '../security-events.ts';

/** Ends one of the caller's sessions, on whatever device it is. */
export class EndSession {
  readonly #parts: AccountParts;

  constructor(parts: AccountParts) {
    this.#parts = parts;
  }

  async execute(actor: Actor, id: string): Promise<Result<void, SessionNotFound>> {
    const { unitOfWork, events, sessionStatuses, clock } = this.#parts;
    const ended = await unitOfWork.run<void, SessionNotFound>(async (store) => {
      const stored = await store.sessions.lock(id);
      if (stored === undefined || stored.session.facts.userId !== actor.userId) return err(sessionNotFound);
      if (!stored.session.isLive(clock.now())) return err(sessionNotFound);
      await store.sessions.save({ ...stored, session: stored.session.end('revoked', clock.now()) });
      await events.record(store, { ...causedBy(actor), action: 'session.ended', sessionId: id, why: 'revoked' });
      return ok();
    });
    if (ended.isOk()) sessionStatuses.forget(id);
    return ended;
  }
}
