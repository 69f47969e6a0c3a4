import type { Log } from '../../application/kernel/log.ts';

interface RefusalLinesOptions {
  /** Lines of one sender in a window. */
  readonly most?: number;
  /** Milliseconds. */
  readonly window?: number;
  /** Senders told apart; all beyond count as one. */
  readonly senders?: number;
}

/** Nobody's address. */
const others = 'others';

/** Lets a sender's first lines of a minute through; how many more there were becomes one line at the minute's end. */
export class RefusalLines {
  readonly #log: Log;
  readonly #bounds: Required<RefusalLinesOptions>;
  readonly #counts = new Map<string, number>();
  #timer: NodeJS.Timeout | undefined;

  constructor(log: Log, { most = 100, window = 60_000, senders = 10_000 }: RefusalLinesOptions = {}) {
    this.#log = log;
    this.#bounds = { most, window, senders };
  }

  /** Whether this one gets a line of its own. */
  admit(address: string): boolean {
    this.#timer ??= setTimeout(() => this.close(), this.#bounds.window).unref();
    const isKnown = this.#counts.has(address) || this.#counts.size < this.#bounds.senders;
    const sender = isKnown ? address : others;
    const count = (this.#counts.get(sender) ?? 0) + 1;
    this.#counts.set(sender, count);
    return count <= this.#bounds.most;
  }

  /** Tells what was counted since the window began. */
  close(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    for (const [address, count] of this.#counts)
      if (count > this.#bounds.most)
        this.#log.warn('further requests refused', { address, requests: count - this.#bounds.most });
    this.#counts.clear();
  }
}
