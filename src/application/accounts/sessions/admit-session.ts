import { errAsync, okAsync, ResultAsync } from 'neverthrow';
import type { Instant } from '../../../domain/kernel/instant.ts';
import type { Clock } from '../../kernel/clock.ts';
import { type SessionEnded, sessionEnded } from '../failures.ts';
import type { SessionDoor, SessionMark } from '../ports.ts';
import type { Sessions } from '../store.ts';

/** Whether a session lives, and whose it is. */
export interface SessionStatus {
  readonly userId: string;
  readonly expiresAt: Instant;
  readonly endedAt: Instant | null;
}

/** Kept at hand like the standings of users, and as fresh. */
export interface SessionStatuses {
  of(id: string): SessionStatus | undefined | Promise<SessionStatus | undefined>;
  forget(id: string): void;
}

/** After so many generations the process starts to acknowledge anew, which costs a write and changes nothing. */
const mostRemembered = 100_000;

export class AdmitSession implements SessionDoor {
  readonly #accountStatuses: SessionStatuses;
  readonly #sessions: Pick<Sessions, 'acknowledge'>;
  readonly #clock: Clock;
  readonly #acknowledged = new Map<string, number>();

  constructor(accountStatuses: SessionStatuses, sessions: Pick<Sessions, 'acknowledge'>, clock: Clock) {
    this.#accountStatuses = accountStatuses;
    this.#sessions = sessions;
    this.#clock = clock;
  }

  admit(userId: string, mark: SessionMark): ResultAsync<void, SessionEnded> {
    return ResultAsync.fromSafePromise(this.#isOpen(userId, mark)).andThen((isOpen) =>
      isOpen ? okAsync() : errAsync(sessionEnded),
    );
  }

  async #isOpen(userId: string, { id, generation }: SessionMark): Promise<boolean> {
    let accountStatus = await this.#accountStatuses.of(id);
    if (accountStatus !== undefined && accountStatus.expiresAt <= this.#clock.now()) {
      // It may have been refreshed since it was read: that is not announced.
      this.#accountStatuses.forget(id);
      accountStatus = await this.#accountStatuses.of(id);
    }
    if (accountStatus?.userId !== userId || accountStatus.endedAt !== null) return false;
    if (accountStatus.expiresAt <= this.#clock.now()) return false;
    if ((this.#acknowledged.get(id) ?? 0) < generation) await this.#acknowledge(id, generation);
    return true;
  }

  async #acknowledge(id: string, generation: number): Promise<void> {
    await this.#sessions.acknowledge(id, generation);
    if (this.#acknowledged.size >= mostRemembered) this.#acknowledged.clear();
    this.#acknowledged.set(id, generation);
  }
}
