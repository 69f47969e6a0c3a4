import { ok, type ResultAsync } from 'neverthrow';
import { attempt } from '../../kernel/attempt.ts';
import type { AccountParts } from '../parts.ts';
import { commandLine } from '../security-events.ts';

/** Ends every session of a user; says how many. */
export class RevokeSessions {
  readonly #parts: AccountParts;

  constructor(parts: AccountParts) {
    this.#parts = parts;
  }

  execute(userId: string): ResultAsync<number, never> {
    const { unit, events, operator, ended, clock } = this.#parts;
    return unit
      .run((store) =>
        attempt<readonly string[]>(async () => {
          const sessions = await store.sessions.endOfUser(userId, null, 'operator', clock.now());
          const event = { actor: operator, userId, origin: commandLine, why: 'operator' } as const;
          await events.record(store, {
            ...event,
            action: 'session.ended',
            details: { sessionsEnded: sessions.length },
          });
          return ok(sessions);
        }),
      )
      .map((sessions) => {
        for (const id of sessions) ended.forget(id);
        return sessions.length;
      });
  }
}
