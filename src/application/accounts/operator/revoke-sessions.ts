import { ok, type Result } from 'neverthrow';
import type { AccountParts } from '../account-parts.ts';
import { commandLineOrigin } from '../security-events.ts';

/** Ends every session of a user; says how many. */
export class RevokeSessions {
  readonly #parts: AccountParts;

  constructor(parts: AccountParts) {
    this.#parts = parts;
  }

  async execute(userId: string): Promise<Result<number, never>> {
    const { unitOfWork, events, operator, sessionStatuses, clock } = this.#parts;
    const ended = await unitOfWork.run<readonly string[], never>(async (store) => {
      const sessions = await store.sessions.endOfUser(userId, null, 'operator', clock.now());
      const event = { actor: operator, userId, origin: commandLineOrigin, why: 'operator' } as const;
      await events.record(store, { ...event, action: 'session.ended', details: { sessionsEnded: sessions.length } });
      return ok(sessions);
    });
    return ended.map((sessions) => {
      for (const id of sessions) sessionStatuses.forget(id);
      return sessions.length;
    });
  }
}
