import { err, ok, type Result } from 'neverthrow';
import type { Clock } from '../../kernel/clock.ts';
import { type SessionEnded, sessionEnded } from '../failures.ts';
import type { SessionClaims, SessionStatuses, Sessions, SessionValidator } from './ports.ts';

/** Beyond so many sessions the process forgets which it has acknowledged; acknowledging one again costs a write and changes nothing. */
const maxKnown = 100_000;

export class ValidateSession implements SessionValidator {
  readonly #statuses: SessionStatuses;
  readonly #sessions: Pick<Sessions, 'acknowledge'>;
  readonly #clock: Clock;
  /** By session, the latest generation that this process knows to be acknowledged. */
  readonly #acknowledged = new Map<string, number>();

  constructor(statuses: SessionStatuses, sessions: Pick<Sessions, 'acknowledge'>, clock: Clock) {
    this.#statuses = statuses;
    this.#sessions = sessions;
    this.#clock = clock;
  }

  async validate(userId: string, { id, generation }: SessionClaims): Promise<Result<void, SessionEnded>> {
    let status = await this.#statuses.of(id);
    if (status !== undefined && status.expiresAt <= this.#clock.now()) {
      // It may have been refreshed since it was read: that is not announced.
      this.#statuses.forget(id);
      status = await this.#statuses.of(id);
    }
    if (status?.userId !== userId || status.endedAt !== null) return err(sessionEnded);
    if (status.expiresAt <= this.#clock.now()) return err(sessionEnded);
    if ((this.#acknowledged.get(id) ?? 0) < generation) await this.#acknowledge(id, generation);
    return ok();
  }

  async #acknowledge(id: string, generation: number): Promise<void> {
    await this.#sessions.acknowledge(id, generation);
    if (this.#acknowledged.size >= maxKnown) this.#acknowledged.clear();
    this.#acknowledged.set(id, generation);
  }
}
