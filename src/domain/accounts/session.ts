import { err, ok, type Result } from 'neverthrow';
import { after, type Instant, millisecondsOf, type Span } from '../kernel/instant.ts';
import { type RefreshRefused, refreshRefused, type SessionStolen, sessionStolen } from './failures.ts';

/** How long after its replacement a token may still be on its way without anybody having stolen it. */
export const graceMilliseconds = 10_000;
/** However often it is refreshed, a session ends then. */
export const longestSession: Span = { days: 90 };

export type SessionEnd = 'log_out' | 'revoked' | 'stolen' | 'password_changed' | 'operator';

export interface SessionFacts {
  readonly id: string;
  readonly userId: string;
  /** Counts the refresh tokens that the session has given; the last one is the current one. */
  readonly generation: number;
  /** An access token of the current generation was used, so the answer that carried it has arrived. */
  readonly acknowledged: boolean;
  /**
   * When the current generation was given in place of its predecessor: the last time before it was acknowledged, because
   * until the answer arrives the client goes on sending the predecessor.
   */
  readonly givenAt: Instant;
  /** Generations older than the predecessor that were replaced within the grace before `givenAt`. */
  readonly overtaken: readonly { readonly generation: number; readonly replacedAt: Instant }[];
  readonly userAgent: string | null;
  readonly address: string | null;
  readonly createdAt: Instant;
  readonly lastUsedAt: Instant;
  readonly expiresAt: Instant;
  readonly endedAt: Instant | null;
  readonly endedBy: SessionEnd | null;
}

/** What a refresh gives: a new generation, or the current one once more. */
export interface Refreshed {
  readonly session: Session;
  readonly repeated: boolean;
}

/**
 * Stays signed in by a chain of refresh tokens, each used once. A predecessor gives its successor again while that may
 * not have arrived; a token that comes back later was copied, and nobody knows by whom: the session ends for both.
 */
export class Session {
  readonly facts: SessionFacts;

  private constructor(facts: SessionFacts) {
    this.facts = facts;
  }

  static open(
    given: Pick<SessionFacts, 'id' | 'userId' | 'userAgent' | 'address'>,
    lifetime: Span,
    now: Instant,
  ): Session {
    return new Session({
      ...given,
      generation: 1,
      acknowledged: false,
      givenAt: now,
      overtaken: [],
      createdAt: now,
      lastUsedAt: now,
      expiresAt: earlier(after(now, lifetime), after(now, longestSession)),
      endedAt: null,
      endedBy: null,
    });
  }

  /** For storage only. */
  static restore(facts: SessionFacts): Session {
    return new Session(facts);
  }

  isLive(now: Instant): boolean {
    return this.facts.endedAt === null && now < this.facts.expiresAt;
  }

  /** Notes that an access token of the current generation was used. The use of an older one changes nothing. */
  acknowledge(generation: number): Session {
    if (this.facts.acknowledged || generation !== this.facts.generation) return this;
    return new Session({ ...this.facts, acknowledged: true });
  }

  /** A genuine refresh token of this generation is presented. After `session.stolen` the session must be ended. */
  refresh(generation: number, lifetime: Span, now: Instant): Result<Refreshed, RefreshRefused | SessionStolen> {
    const { generation: current, acknowledged, endedAt } = this.facts;
    if (endedAt !== null) return err(refreshRefused('revoked'));
    if (!this.isLive(now)) return err(refreshRefused('expired'));
    if (generation > current) return err(refreshRefused('unknown'));
    if (generation === current) return ok({ session: this.#rotate(lifetime, now), repeated: false });
    if (generation === current - 1)
      return !acknowledged || since(this.facts.givenAt, now) <= graceMilliseconds
        ? ok({ session: this.#giveAgain(now), repeated: true })
        : err(sessionStolen);
    return this.#overtook(generation, now) ? err(refreshRefused('reused')) : err(sessionStolen);
  }

  end(endedBy: SessionEnd, now: Instant): Session {
    return this.facts.endedAt === null ? new Session({ ...this.facts, endedAt: now, endedBy }) : this;
  }

  #rotate(lifetime: Span, now: Instant): Session {
    const { generation, givenAt, overtaken, createdAt } = this.facts;
    const replaced = generation > 1 ? [...overtaken, { generation: generation - 1, replacedAt: givenAt }] : [];
    return new Session({
      ...this.facts,
      generation: generation + 1,
      acknowledged: false,
      givenAt: now,
      overtaken: replaced.filter(({ replacedAt }) => since(replacedAt, now) < graceMilliseconds),
      lastUsedAt: now,
      expiresAt: earlier(after(now, lifetime), after(createdAt, longestSession)),
    });
  }

  #giveAgain(now: Instant): Session {
    return this.facts.acknowledged ? this : new Session({ ...this.facts, givenAt: now, lastUsedAt: now });
  }

  #overtook(generation: number, now: Instant): boolean {
    return this.facts.overtaken.some(
      (older) => older.generation === generation && since(older.replacedAt, now) < graceMilliseconds,
    );
  }
}

const since = (then: Instant, now: Instant): number => millisecondsOf(now) - millisecondsOf(then);

const earlier = (one: Instant, other: Instant): Instant => (one < other ? one : other);
