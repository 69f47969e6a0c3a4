import { AsyncLocalStorage } from 'node:async_hooks';
import { err, ok, type Result } from 'neverthrow';
import type { Actor } from '../../../../application/kernel/actor.ts';
import type { Clock } from '../../../../application/kernel/clock.ts';
import type { Log } from '../../../../application/kernel/log.ts';
import type { Changes, Place } from '../../../../application/sync/ports.ts';
import type { EventStream } from '../../kit/event-stream.ts';
import { camelCase } from '../resource/shared-words.ts';
import { type StreamFailure, streamsFull, tooManyStreams } from './failures.ts';
import { type EndReason, OpenStream } from './open-stream.ts';

/** Milliseconds between looks at what has changed; what changes in between is told as one. */
const lookEvery = 200;
/** The same for looks at whether users may still listen. */
const checkEvery = 500;

export const streamLimits = { ofUser: 10, inAll: 10_000 } as const;

interface Parts {
  readonly changes: Pick<Changes, 'here' | 'since' | 'kindsSince'>;
  /** Why the user may listen no longer; undefined where nothing speaks against it. */
  readonly whyEnded: (actor: Actor) => Promise<EndReason | undefined>;
  readonly clock: Clock;
  readonly log: Log;
  /** Seconds after which a client comes back when the process stops. */
  readonly comeBackAfter: () => number;
  /** All kinds of things that there are. */
  readonly kinds: readonly string[];
  readonly limits?: { readonly ofUser: number; readonly inAll: number };
}

/**
 * The open streams of this process. It asks what has changed for all of them at once, and only while there are any:
 * PostgreSQL would let one transaction after the other commit if each of them notified.
 */
export class ChangeStreams {
  readonly #parts: Parts;
  readonly #limits: { readonly ofUser: number; readonly inAll: number };
  readonly #ofUser = new Map<string, Set<OpenStream>>();
  readonly #apart = AsyncLocalStorage.snapshot();
  #count = 0;
  #place: Place | undefined;
  #looking: Promise<Place> | undefined;
  #checking = false;
  #interrupted = false;
  #checkFails = false;
  #stopped = false;
  readonly #timers: readonly NodeJS.Timeout[];

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#limits = parts.limits ?? streamLimits;
    this.#timers = [
      setInterval(() => void this.#tick(), lookEvery).unref(),
      setInterval(() => void this.#check(), checkEvery).unref(),
    ];
  }

  get size(): number {
    return this.#count;
  }

  /**
   * Where there is room, how to begin with the stream.
   *
   * @param known where the client was before; `lost` where that is no place of this history
   */
  async open(
    actor: Actor,
    known: Place | 'lost' | undefined,
  ): Promise<Result<(stream: EventStream) => void, StreamFailure>> {
    const { userId } = actor;
    const theirs = this.#ofUser.get(userId) ?? new Set();
    if (theirs.size >= this.#limits.ofUser) return err(tooManyStreams);
    if (this.#stopped || this.#count >= this.#limits.inAll) return err(streamsFull);
    const opened = new OpenStream(actor);
    this.#ofUser.set(userId, theirs.add(opened));
    this.#count += 1;
    try {
      const place = await this.#here();
      const changed = known === undefined ? [] : await this.#kindsSince(userId, known);
      return ok((stream) => {
        stream.whenClosed(() => this.#forget(opened));
        opened.begin(stream, place, changed, this.#parts.clock.now());
        if (this.#stopped) opened.end('shutting_down', this.#parts.comeBackAfter());
      });
    } catch (defect) {
      this.#forget(opened);
      throw defect;
    }
  }

  /** Ends all of them, and opens no others. */
  stop(): void {
    this.#stopped = true;
    for (const timer of this.#timers) clearInterval(timer);
    for (const stream of this.#all()) stream.end('shutting_down', this.#parts.comeBackAfter());
  }

  #all(): OpenStream[] {
    return [...this.#ofUser.values()].flatMap((streams) => [...streams]);
  }

  #forget(stream: OpenStream): void {
    const theirs = this.#ofUser.get(stream.actor.userId);
    if (theirs?.delete(stream)) this.#count -= 1;
    if (theirs?.size === 0) this.#ofUser.delete(stream.actor.userId);
    if (this.#count === 0) this.#place = undefined;
  }

  async #kindsSince(userId: string, known: Place | 'lost'): Promise<readonly string[]> {
    const kinds = known === 'lost' ? undefined : await this.#parts.changes.kindsSince(userId, known);
    return kinds?.map(camelCase) ?? this.#parts.kinds;
  }

  /** A place up to which everything was told to those who listened: of this moment, not of a look that runs already. */
  async #here(): Promise<Place> {
    await this.#looking?.catch(() => undefined);
    return await this.#look();
  }

  /** On nobody's behalf: it is for all of them. */
  #look(): Promise<Place> {
    this.#looking ??= this.#apart(() => this.#lookNow()).finally(() => {
      this.#looking = undefined;
    });
    return this.#looking;
  }

  async #lookNow(): Promise<Place> {
    if (this.#place === undefined) {
      this.#place = await this.#parts.changes.here();
      return this.#place;
    }
    const { place, changes } = await this.#parts.changes.since(this.#place);
    this.#place = place;
    if (changes === null) for (const stream of this.#all()) stream.note(this.#parts.kinds);
    else
      for (const { ownerId, kind } of changes)
        for (const stream of this.#ofUser.get(ownerId) ?? []) stream.note([camelCase(kind)]);
    return place;
  }

  async #tick(): Promise<void> {
    if (this.#count === 0 || this.#looking !== undefined) return;
    try {
      const pending = this.#all().filter((stream) => stream.hasNews);
      const place = await this.#look();
      const now = this.#parts.clock.now();
      for (const stream of pending) stream.tell(place, now);
      for (const stream of this.#all()) stream.keepAwake();
      this.#interrupted = false;
    } catch (error) {
      if (!this.#interrupted) this.#parts.log.error('what has changed cannot be told to open streams now', error);
      this.#interrupted = true;
    }
  }

  /** One after the other: nearly always the answer is at hand. */
  async #check(): Promise<void> {
    if (this.#checking) return;
    this.#checking = true;
    try {
      for (const stream of this.#all()) {
        const reason = await this.#parts.whyEnded(stream.actor);
        if (reason !== undefined) stream.end(reason);
      }
      this.#checkFails = false;
    } catch (error) {
      if (!this.#checkFails) this.#parts.log.error('whether users may still listen cannot be told now', error);
      this.#checkFails = true;
    } finally {
      this.#checking = false;
    }
  }
}
