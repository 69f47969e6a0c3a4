import fc from 'fast-check';
import { Session } from '../../../src/domain/accounts/session.ts';
import { after, type Instant, instantOf, millisecondsOf } from '../../../src/domain/kernel/instant.ts';

export const lifetime = { days: 7 } as const;

/** What may happen, in the order of a history. Delays are in milliseconds; a request is answered or lost within 9 s. */
export type Step =
  | { readonly kind: 'wait'; readonly milliseconds: number }
  | { readonly kind: 'refresh'; readonly there: number; readonly back: number; readonly lost: boolean }
  | { readonly kind: 'use' }
  | { readonly kind: 'log out' }
  | { readonly kind: 'copy' }
  | { readonly kind: 'thief refreshes'; readonly which: number }
  | { readonly kind: 'thief uses'; readonly which: number };

const flight = fc.integer({ min: 0, max: 4_500 });
const wait = fc
  .oneof(
    fc.integer({ min: 0, max: 3_000 }),
    fc.integer({ min: 9_000, max: 11_000 }),
    fc.integer({ min: 60_000, max: 86_400_000 * 3 }),
  )
  .map((milliseconds): Step => ({ kind: 'wait', milliseconds }));
const refresh = fc
  .record({ there: flight, back: flight, lost: fc.boolean() })
  .map((given): Step => ({ kind: 'refresh', ...given }));
const use = fc.constant<Step>({ kind: 'use' });
const which = fc.nat({ max: 20 });
const theft = fc.oneof(
  fc.constant<Step>({ kind: 'copy' }),
  which.map((number): Step => ({ kind: 'thief refreshes', which: number })),
  which.map((number): Step => ({ kind: 'thief uses', which: number })),
);

export const honestSteps = fc.array(fc.oneof(wait, refresh, use), { minLength: 1, maxLength: 60 });
export const allSteps = fc.array(fc.oneof(wait, refresh, use, theft), { minLength: 1, maxLength: 60 });

export type Outcome = 'rotated' | 'repeated' | 'unknown' | 'expired' | 'reused' | 'revoked' | 'stolen';

export interface Presented {
  readonly by: 'client' | 'thief';
  readonly generation: number;
  readonly at: Instant;
  readonly outcome: Outcome;
  /** What the contract says must come of it. */
  readonly expected: Outcome;
  /** The generation that was given, if one was. */
  readonly given: number | null;
}

/** The server's side: one session, and what was done to it, written down apart from its own facts. */
export class Server {
  session = Session.open({ id: 's', userId: 'u', userAgent: null, address: null }, lifetime, instantOf(0));
  readonly presented: Presented[] = [];
  readonly acknowledged = new Set<number>();
  loggedOut = false;
  readonly givenAt = new Map<number, Instant>();
  readonly rotatedAt = new Map<number, Instant>([[1, instantOf(0)]]);

  use(generation: number, now: Instant): boolean {
    if (!this.session.isLive(now)) return false;
    this.session = this.session.acknowledge(generation);
    this.acknowledged.add(generation);
    return true;
  }

  refresh(by: Presented['by'], generation: number, at: Instant): Presented {
    const before = this.session.facts.generation;
    const expected = this.#expect(generation, at);
    const presented = this.session.refresh(generation, lifetime, at).match<Presented>(
      ({ session, repeated }) => {
        this.session = session;
        if (!repeated || !this.acknowledged.has(before)) this.givenAt.set(session.facts.generation, at);
        if (!repeated) this.rotatedAt.set(session.facts.generation, at);
        return {
          by,
          generation,
          at,
          expected,
          outcome: repeated ? 'repeated' : 'rotated',
          given: repeated ? before : before + 1,
        };
      },
      (failure) => {
        if (failure.kind === 'session.stolen') this.session = this.session.end('stolen', at);
        const outcome = failure.kind === 'session.stolen' ? 'stolen' : (failure.reason as Outcome);
        return { by, generation, at, expected, outcome, given: null };
      },
    );
    this.presented.push(presented);
    return presented;
  }

  /** The contract's sentence, told from the record of what happened instead of the session's own facts. */
  #expect(generation: number, at: Instant): Outcome {
    const current = Math.max(1, ...this.presented.map(({ given }) => given ?? 1));
    const replaced = this.givenAt.get(generation + 1) ?? at;
    const ago = millisecondsOf(at) - millisecondsOf(replaced);
    if (this.loggedOut || this.presented.some(({ outcome }) => outcome === 'stolen')) return 'revoked';
    const lastRotation = this.rotatedAt.get(current) ?? at;
    if (at >= after(lastRotation, lifetime) || at >= after(instantOf(0), { days: 90 })) return 'expired';
    if (generation === current) return 'rotated';
    if (generation < current - 1) return ago < 10_000 ? 'reused' : 'stolen';
    return !this.acknowledged.has(current) || ago <= 10_000 ? 'repeated' : 'stolen';
  }
}

interface Event {
  readonly at: number;
  readonly happens: (now: Instant) => void;
}

/**
 * Runs a history. The client's tabs share one store, of which they keep the newest generation; a tab that
 * was overtaken keeps what the store holds and asks again when it next needs to. The thief keeps each token that it copied or was given.
 */
export class World {
  readonly server = new Server();
  now = 0;
  /** The newest refresh and access token of the client, by generation; null once it was told to sign in again. */
  held: number | null = 1;
  readonly stolen: number[] = [];
  readonly #events: Event[] = [];

  run(steps: readonly Step[]): this {
    for (const step of steps) this.#take(step);
    this.settle(10_000);
    return this;
  }

  /** Lets time pass, with all that is on its way meanwhile. */
  settle(milliseconds: number): void {
    const until = this.now + milliseconds;
    for (;;) {
      const next = this.#events.filter(({ at }) => at <= until).sort((one, other) => one.at - other.at)[0];
      if (next === undefined) break;
      this.#events.splice(this.#events.indexOf(next), 1);
      this.now = Math.max(this.now, next.at);
      next.happens(instantOf(this.now));
    }
    this.now = until;
  }

  get instant(): Instant {
    return instantOf(this.now);
  }

  thiefRefreshes(generation: number): Presented {
    const presented = this.server.refresh('thief', generation, this.instant);
    if (presented.given !== null) this.stolen.push(presented.given);
    return presented;
  }

  clientRefreshes(there = 0, back = 0, lost = false): void {
    if (this.held === null) return;
    const sent = this.held;
    this.#later(there, (now) => {
      const { given, outcome } = this.server.refresh('client', sent, now);
      if (lost) return;
      this.#later(back, () => {
        if (given !== null) this.held = this.held === null ? null : Math.max(this.held, given);
        else if (outcome !== 'reused') this.held = null;
      });
    });
    this.settle(0);
  }

  #take(step: Step): void {
    if (step.kind === 'wait') this.settle(step.milliseconds);
    if (step.kind === 'refresh') this.clientRefreshes(step.there, step.back, step.lost);
    if (step.kind === 'use' && this.held !== null) this.server.use(this.held, this.instant);
    if (step.kind === 'log out') this.logOut();
    if (step.kind === 'copy' && this.held !== null) this.stolen.push(this.held);
    if (step.kind === 'thief refreshes') this.#withStolen(step.which, (generation) => this.thiefRefreshes(generation));
    if (step.kind === 'thief uses')
      this.#withStolen(step.which, (generation) => this.server.use(generation, this.instant));
  }

  logOut(): void {
    this.server.session = this.server.session.end('log_out', this.instant);
    this.server.loggedOut = true;
    this.held = null;
  }

  #withStolen(which: number, act: (generation: number) => void): void {
    const generation = this.stolen[which % Math.max(1, this.stolen.length)];
    if (generation !== undefined) act(generation);
  }

  #later(milliseconds: number, happens: Event['happens']): void {
    this.#events.push({ at: this.now + milliseconds, happens });
  }
}
