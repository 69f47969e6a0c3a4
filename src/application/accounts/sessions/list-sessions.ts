import { ResultAsync } from 'neverthrow';
import type { SessionFacts } from '../../../domain/accounts/session.ts';
import type { Actor } from '../../kernel/actor.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { Sessions } from '../store.ts';

export interface SessionView extends SessionFacts {
  /** The session that the request came with. */
  readonly current: boolean;
}

export class ListSessions {
  readonly #sessions: Pick<Sessions, 'ofUser'>;
  readonly #clock: Clock;

  constructor(sessions: Pick<Sessions, 'ofUser'>, clock: Clock) {
    this.#sessions = sessions;
    this.#clock = clock;
  }

  execute({ userId, sessionId }: Pick<Actor, 'userId' | 'sessionId'>): ResultAsync<readonly SessionView[], never> {
    return ResultAsync.fromSafePromise(this.#sessions.ofUser(userId, this.#clock.now())).map((sessions) =>
      sessions.map(({ facts }) => ({ ...facts, current: facts.id === sessionId })),
    );
  }
}
