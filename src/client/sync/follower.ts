import type { Client } from '../index.ts';
import { type Flushed, isSignedOut } from './flushed.ts';
import type { SyncStorage } from './sync-storage.ts';

interface Parts {
  readonly client: Pick<Client, 'changes'>;
  readonly storage: SyncStorage;
  readonly flush: () => Promise<Flushed>;
  readonly token: () => string | null;
}

/** How a connection ended: after it had begun, for a reason that another one mends at once, or not to be tried again. */
type End = 'begun' | 'failed' | 'renew' | 'over';

const shortestPause = 200;
const longestPause = 15_000;

/** Of all who share a copy one follows the stream of changes; it comes back when the way to the server is there again. */
export class Follower {
  readonly #parts: Parts;
  readonly #over = new AbortController();
  #connection = new AbortController();
  #wake: (() => void) | undefined;
  #isConnected = false;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  start(): void {
    const { signal } = this.#over;
    const page = globalThis as unknown as Partial<Pick<EventTarget, 'addEventListener'>>;
    page.addEventListener?.('online', () => this.wake(), { signal });
    page.addEventListener?.('offline', () => this.reconnect(), { signal });
    void this.#parts.storage.alone('follow', () => this.#follow(), signal);
  }

  stop(): void {
    this.#over.abort();
    this.reconnect();
    this.wake();
  }

  /** The way to the server may be gone: it is tried anew after a pause. */
  reconnect(): void {
    this.#connection.abort();
  }

  /** Somebody who shares the copy did not reach the server. */
  doubt(): void {
    if (this.#isConnected) this.reconnect();
  }

  /** Ends a pause. */
  wake(): void {
    this.#wake?.();
  }

  async #follow(): Promise<void> {
    for (let pause = shortestPause; !this.#over.signal.aborted; ) {
      this.#connection = new AbortController();
      const end = await this.#connect(this.#connection.signal);
      this.#isConnected = false;
      if (end === 'begun') pause = shortestPause;
      if (end !== 'renew') await this.#pause(end === 'over' ? undefined : pause * (0.5 + Math.random()));
      if (end === 'failed') pause = Math.min(pause * 2, longestPause);
    }
  }

  async #connect(signal: AbortSignal): Promise<End> {
    const { flush, client, token } = this.#parts;
    const flushed = await flush();
    if (!flushed.ok) return isSignedOut(flushed.error) ? 'over' : 'failed';
    const place = token();
    const opened = await client.changes.changes(place === null ? {} : { token: place }, { signal });
    if (!opened.ok) return 'failed';
    this.#isConnected = true;
    for await (const told of opened.data) {
      if (told.event === 'ended') return told.reason === 'token_expired' ? 'renew' : 'begun';
      if (told.event === 'changed' && !(await flush()).ok) return 'begun';
    }
    return 'begun';
  }

  /** Until then, or until somebody wakes it. */
  #pause(milliseconds: number | undefined): Promise<void> {
    if (this.#over.signal.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = milliseconds === undefined ? undefined : setTimeout(() => this.wake(), milliseconds);
      this.#wake = () => {
        clearTimeout(timer);
        this.#wake = undefined;
        resolve();
      };
    });
  }
}
