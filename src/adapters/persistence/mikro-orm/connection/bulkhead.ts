import { Overloaded } from '../unavailable.ts';

export interface Bounds {
  /** How much of it runs at a time. */
  readonly concurrent: number;
  /** How much of that for one requester. */
  readonly perRequester: number;
  /** How many may wait; those beyond are refused at once. */
  readonly waiting: number;
  /** Milliseconds after which whoever waits is refused. */
  readonly timeout: number;
}

export interface BulkheadStatistics {
  readonly running: number;
  readonly waiting: number;
  /** Since the start. */
  readonly refused: number;
}

/** Gives the place free; once. */
export type Leave = () => void;

interface Waiting {
  readonly until: number;
  readonly enter: (leave: Leave) => void;
  readonly refuse: (reason: Error) => void;
}

/** The product's own work, such as jobs: bounded as a whole, but by no share. */
const nobody = '';

/**
 * Bounds how much of one kind of work runs and waits, so that it cannot take what other work needs. Requesters take turns: who
 * asks for much waits behind themselves, and not before others.
 */
export class Bulkhead {
  readonly #bounds: Bounds;
  readonly #runningOf = new Map<string, number>();
  /** Whose turn comes first is first. */
  readonly #lines = new Map<string, Waiting[]>();
  #running = 0;
  #waiting = 0;
  #refused = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(bounds: Bounds) {
    this.#bounds = bounds;
  }

  get statistics(): BulkheadStatistics {
    return { running: this.#running, waiting: this.#waiting, refused: this.#refused };
  }

  /** A promise only where there is no place now. It fails with `Overloaded`. */
  enter(requester: string = nobody): Leave | Promise<Leave> {
    if (this.#running < this.#bounds.concurrent && this.#mayRun(requester)) return this.#begin(requester);
    if (this.#waiting >= this.#bounds.waiting) return Promise.reject(this.#refusal());
    return new Promise((enter, refuse) => {
      const line = this.#lines.get(requester) ?? [];
      line.push({ until: performance.now() + this.#bounds.timeout, enter, refuse });
      this.#lines.set(requester, line);
      this.#waiting += 1;
      this.#timer ??= this.#lookIn(this.#bounds.timeout);
    });
  }

  #mayRun(requester: string): boolean {
    return requester === nobody || (this.#runningOf.get(requester) ?? 0) < this.#bounds.perRequester;
  }

  #begin(requester: string): Leave {
    this.#running += 1;
    this.#runningOf.set(requester, (this.#runningOf.get(requester) ?? 0) + 1);
    return () => {
      this.#running -= 1;
      const left = (this.#runningOf.get(requester) ?? 1) - 1;
      if (left === 0) this.#runningOf.delete(requester);
      else this.#runningOf.set(requester, left);
      this.#admit();
    };
  }

  #admit(): void {
    for (const [requester, line] of this.#lines) {
      if (this.#running >= this.#bounds.concurrent) return;
      const [first] = line;
      if (first === undefined || !this.#mayRun(requester)) continue;
      this.#remove(requester, line);
      // to the end of those who take turns
      if (this.#lines.delete(requester) && line.length > 0) this.#lines.set(requester, line);
      first.enter(this.#begin(requester));
    }
  }

  #remove(requester: string, line: Waiting[]): void {
    line.shift();
    this.#waiting -= 1;
    if (line.length === 0) this.#lines.delete(requester);
  }

  #lookIn(milliseconds: number): NodeJS.Timeout {
    return setTimeout(() => this.#refuseLate(), Math.max(1, milliseconds)).unref();
  }

  #refuseLate(): void {
    const now = performance.now();
    let next = Number.POSITIVE_INFINITY;
    for (const [requester, line] of this.#lines) {
      for (let first = line[0]; first !== undefined && first.until <= now; first = line[0]) {
        this.#remove(requester, line);
        first.refuse(this.#refusal());
      }
      if (line[0] !== undefined) next = Math.min(next, line[0].until);
    }
    this.#timer = Number.isFinite(next) ? this.#lookIn(next - now) : undefined;
  }

  #refusal(): Error {
    this.#refused += 1;
    return new Overloaded();
  }
}
