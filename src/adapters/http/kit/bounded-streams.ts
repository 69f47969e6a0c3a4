import { err, ok, type Result } from 'neverthrow';
import type { Failure } from '../../../domain/kernel/failure.ts';
import type { RateLimited } from './failures.ts';

type Chunks = AsyncIterator<Uint8Array>;

interface Bounds {
  /** At a time, in this process; of one requester there is one. */
  readonly most: number;
  /** Milliseconds that one may take. */
  readonly longest: number;
}

/** Seconds. */
const retryAfter = 5;

/** Long answers that are made while they are sent: few at a time, each for a limited time, whatever its client does. */
export class BoundedStreams {
  readonly #bounds: Bounds;
  readonly #running = new Set<string>();

  constructor(bounds: Bounds) {
    this.#bounds = bounds;
  }

  /** What cannot begin fails here, before anything is sent. */
  async open<F extends Failure>(
    requester: string,
    begin: () => Promise<Result<AsyncIterable<Uint8Array>, F>>,
  ): Promise<Result<AsyncIterable<Uint8Array>, F | RateLimited>> {
    if (this.#running.size >= this.#bounds.most || this.#running.has(requester))
      return err({ kind: 'rate.limited', retryAfter });
    this.#running.add(requester);
    const leave = () => void this.#running.delete(requester);
    let isOpen = false;
    try {
      const begun = await begin();
      if (begun.isErr()) return err(begun.error);
      const chunks = begun.value[Symbol.asyncIterator]();
      const stream = new BoundedStream(chunks, await chunks.next(), this.#bounds.longest, leave);
      isOpen = true;
      return ok(stream);
    } finally {
      if (!isOpen) leave();
    }
  }
}

/** Ends with its last chunk, with whoever reads, or with its time. */
class BoundedStream implements AsyncIterableIterator<Uint8Array> {
  readonly #chunks: Chunks;
  readonly #leave: () => void;
  readonly #timer: NodeJS.Timeout;
  #first: IteratorResult<Uint8Array> | undefined;
  #isTooLong = false;

  constructor(chunks: Chunks, first: IteratorResult<Uint8Array>, longest: number, leave: () => void) {
    this.#chunks = chunks;
    this.#first = first;
    this.#leave = leave;
    this.#timer = setTimeout(() => {
      this.#isTooLong = true;
      this.#end().catch(() => {});
    }, longest).unref();
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async next(): Promise<IteratorResult<Uint8Array>> {
    if (this.#isTooLong) throw new Error('The answer took too long.');
    const first = this.#first;
    this.#first = undefined;
    try {
      const next = first ?? (await this.#chunks.next());
      if (next.done === true) await this.#end();
      return next;
    } catch (error) {
      await this.#end();
      throw error;
    }
  }

  async return(): Promise<IteratorResult<Uint8Array>> {
    await this.#end();
    return { done: true, value: undefined };
  }

  async #end(): Promise<void> {
    clearTimeout(this.#timer);
    try {
      await this.#chunks.return?.();
    } finally {
      this.#leave();
    }
  }
}
