import { errAsync, okAsync, ResultAsync } from 'neverthrow';
import type { Instant } from '../../domain/kernel/instant.ts';
import type { Clock } from '../kernel/clock.ts';
import { type SessionEnded, sessionEnded } from './failures.ts';
import type { SessionDoor, SessionMark } from './ports.ts';
import type { Sessions } from './store.ts';

/** Whether a session lives, and whose it is. */
export interface SessionStanding {
  readonly userId: string;
  readonly expiresAt: Instant;
  readonly endedAt: Instant | null;
}

/** Kept at hand like the standings of users, and as fresh. */
export interface SessionStandings {
  of(id: string): SessionStanding | undefined | Promise<SessionStanding | undefined>;
  forget(id: string): void;
}

/** After so many generations the process starts to acknowledge anew, which costs a write and changes nothing. */
const mostRemembered = 100_000;

export class AdmitSession implements SessionDoor {
  readonly #standings: SessionStandings;
  readonly #sessions: Pick<Sessions, 'acknowledge'>;
  readonly #clock: Clock;
  readonly #acknowledged = new Map<string, number>();

  constructor(standings: SessionStandings, sessions: Pick<Sessions, 'acknowledge'>, clock: Clock) {
    this.#standings = standings;
    this.#sessions = sessions;
    this.#clock = clock;
  }

  admit(userId: string, mark: SessionMark): ResultAsync<void, SessionEnded> {
    return ResultAsync.fromSafePromise(this.#isOpen(userId, mark)).andThen((isOpen) =>
      isOpen ? okAsync() : errAsync(sessionEnded),
    );
  }

  async #isOpen(userId: string, { id, generation }: SessionMark): Promise<boolean> {
    let standing = await this.#standings.of(id);
    if (standing !== undefined && standing.expiresAt <= this.#clock.now()) {
      // It may have been refreshed since it was read: that is not announced.
      this.#standings.forget(id);
      standing = await this.#standings.of(id);
    }
    if (standing?.userId !== userId || standing.endedAt !== null) return false;
    if (standing.expiresAt <= this.#clock.now()) return false;
    if ((this.#acknowledged.get(id) ?? 0) < generation) await this.#acknowledge(id, generation);
    return true;
  }

  async #acknowledge(id: string, generation: number): Promise<void> {
    await this.#sessions.acknowledge(id, generation);
    if (this.#acknowledged.size >= mostRemembered) this.#acknowledged.clear();
    this.#acknowledged.set(id, generation);
  }
}
