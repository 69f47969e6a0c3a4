import type { Allowance, RateLimit } from '../../application/kernel/rate-limits.ts';
import type { Quota } from './quota.ts';

interface Window {
  readonly endsAt: number;
  count: number;
}

/** Subjects remembered at once; beyond it the oldest are forgotten. About 15 MB where it is reached. */
const bound = 100_000;

/**
 * Counts for this process alone. A subject's window begins with its first request. Two generations of windows take turns,
 * so that forgetting costs nothing: a window outlives one turn and is gone after the second.
 */
export class MemoryRateLimit implements RateLimit {
  readonly #quota: Quota;
  readonly #now: () => number;
  readonly #bound: number;
  #young = new Map<string, Window>();
  #old = new Map<string, Window>();
  #turnsAt = Number.NEGATIVE_INFINITY;

  constructor(quota: Quota, now: () => number = () => performance.now(), most = bound) {
    this.#quota = quota;
    this.#now = now;
    this.#bound = most;
  }

  get name(): string {
    return this.#quota.name;
  }

  get windowSeconds(): number {
    return this.#quota.windowSeconds;
  }

  take(subject: string, requests = 1): Allowance {
    // whole milliseconds: fractions would make a whole window last a second longer
    const now = Math.floor(this.#now());
    const window = this.#windowOf(subject, now);
    window.count += requests;
    const limit = this.#quota.requests;
    return {
      allowed: window.count <= limit,
      limit,
      remaining: Math.max(0, limit - window.count),
      resetSeconds: Math.ceil((window.endsAt - now) / 1000),
    };
  }

  /** How many subjects are remembered. */
  get size(): number {
    return this.#young.size + this.#old.size;
  }

  #windowOf(subject: string, now: number): Window {
    const known = this.#young.get(subject) ?? this.#old.get(subject);
    if (known !== undefined && known.endsAt > now) return known;
    if (now >= this.#turnsAt || this.#young.size >= this.#bound / 2) this.#turn(now);
    const window = { endsAt: now + this.#quota.windowSeconds * 1000, count: 0 };
    this.#young.set(subject, window);
    return window;
  }

  #turn(now: number): void {
    this.#old = this.#young;
    this.#young = new Map();
    this.#turnsAt = now + this.#quota.windowSeconds * 1000;
  }
}
