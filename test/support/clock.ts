import type { Clock } from '../../src/application/kernel/clock.ts';
import { after, type Instant, type Span } from '../../src/domain/kernel/instant.ts';

/** Stands still until it is told to move. */
export class TestClock implements Clock {
  #now: Instant;

  constructor(now = '2026-11-20T12:00:00.000Z') {
    this.#now = now as Instant;
  }

  now(): Instant {
    return this.#now;
  }

  pass(span: Span): void {
    this.#now = after(this.#now, span);
  }
}
