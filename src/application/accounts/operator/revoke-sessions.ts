import { err, ok, type Result } from 'neverthrow';
import { type UserNotFound, userNotFound } from '../../../domain/accounts/failures.ts';
import type { AccountParts } from '../account-parts.ts';
import { type Agent, commandLineOrigin } from '../security-events.ts';

/** Ends every session of a user; says how many. */
export class RevokeSessions {
  readonly #parts: AccountParts;

  constructor(parts: AccountParts) {
    this.#parts = parts;
  }

  async execute(
    userId: string,
    by: Agent = { actor: this.#parts.operator, origin: commandLineOrigin },
  ): Promise<Result<number, UserNotFound>> {
    const { unitOfWork, events, sessionStatuses, clock } = this.#parts;
    const ended = await unitOfWork.run<readonly string[], UserNotFound>(async (store) => {
      if ((await store.users.withId(userId)) === undefined) return err(userNotFound);
      const sessions = await store.sessions.endOfUser(userId, null, 'operator', clock.now());
      const event = { ...by, userId, why: 'operator', details: { sessionsEnded: sessions.length } } as const;
      await events.record(store, { ...event, action: 'session.ended' });
      return ok(sessions);
    });
    return ended.map((sessions) => {
      for (const id of sessions) sessionStatuses.forget(id);
      return sessions.length;
    });
  }
}
