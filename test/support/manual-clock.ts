import type { Clock } from '../../src/application/kernel/clock.ts';
import { after, type Instant, instantOf, type Span } from '../../src/domain/kernel/instant.ts';

/** Stands still until it is told to go on. */
export class ManualClock implements Clock {
  #now: Instant;

  constructor(now: string | number = '2026-03-01T10:00:00.000Z') {
    this.#now = instantOf(new Date(now).getTime());
  }

  now(): Instant {
    return this.#now;
  }

  advance(span: Span): void {
    this.#now = after(this.#now, span);
  }
}
