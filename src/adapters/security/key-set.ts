import { err, ok, type Result } from 'neverthrow';
import {
  type IssuerUnavailable,
  issuerUnavailable,
  type TokenForged,
  tokenForged,
} from '../../application/accounts/failures.ts';
import type { Log } from '../../application/kernel/log.ts';
import type { FetchKeys } from './fetch-keys.ts';
import type { TrustedKey, TrustedKeys } from './trusted-keys.ts';

const refreshEvery = 10 * 60_000;
/** Older than this the set was out of use for a while: whoever comes then waits for the new one. */
const staleAfter = 2 * refreshEvery;
const pauseAfterFailure = 10_000;
const pauseAfterForgery = 10_000;
const pauseAfterUnknownKey = 30_000;

interface Parts {
  readonly fetchKeys: FetchKeys;
  readonly log: Log;
  /** Milliseconds on a clock that nobody sets. */
  readonly elapsed: () => number;
}

/**
 * The public keys of another issuer: fetched when first needed, refreshed while in use, kept while the issuer is away. Anybody
 * can send tokens that name keys, so the pauses keep what is made up from becoming load on the issuer: it is asked once in 10 s
 * at most.
 */
export class KeySet {
  readonly #fetchKeys: FetchKeys;
  readonly #log: Log;
  readonly #elapsed: () => number;
  #keys: TrustedKeys | undefined;
  #fetching: Promise<void> | undefined;
  #fetchedAt = Number.NEGATIVE_INFINITY;
  #failedUntil = 0;
  #refreshAt = 0;
  #staleAt = 0;
  #unknownKeysWaitUntil = 0;

  constructor({ fetchKeys, log, elapsed }: Parts) {
    this.#fetchKeys = fetchKeys;
    this.#log = log;
    this.#elapsed = elapsed;
  }

  /** Whether a key that was found before may still be used. */
  trusts(key: TrustedKey): boolean {
    if (this.#keys?.get(key.kid) !== key || this.#isStale()) return false;
    this.#refreshIfDue();
    return true;
  }

  /** Whether a key has this name. It fetches where no key is at hand, and does not go after new ones. */
  async knows(kid: string): Promise<boolean> {
    if (this.#keys === undefined) await this.#fetchFor(kid);
    return this.#keys?.has(kid) ?? false;
  }

  async find(kid: string): Promise<Result<TrustedKey, TokenForged | IssuerUnavailable>> {
    if (this.#keys === undefined || this.#isStale()) await this.#fetchFor(kid);
    else if (!this.#keys.has(kid)) await this.#fetchForUnknown();
    else this.#refreshIfDue();
    if (this.#keys === undefined) return err(issuerUnavailable);
    const key = this.#keys.get(kid);
    return key === undefined ? err(tokenForged) : ok(key);
  }

  /** The token that asked for a key did not verify: whatever was fetched was fetched for somebody anonymous. */
  reportForgery(): void {
    this.#letUnknownKeysWait(this.#fetchedAt + pauseAfterForgery);
  }

  /** For a key that nobody has heard of: it may be new. */
  async #fetchForUnknown(): Promise<void> {
    if (this.#fetching !== undefined) return this.#fetching;
    if (this.#elapsed() < Math.max(this.#unknownKeysWaitUntil, this.#failedUntil)) return;
    await this.#fetch();
    this.#letUnknownKeysWait(this.#elapsed() + pauseAfterUnknownKey);
  }

  /** Where no keys are at hand, or none that are fresh. */
  async #fetchFor(kid: string): Promise<void> {
    if (this.#fetching !== undefined) return this.#fetching;
    if (this.#elapsed() < this.#failedUntil) return;
    await this.#fetch();
    if (this.#keys?.has(kid) === false) this.#letUnknownKeysWait(this.#elapsed() + pauseAfterUnknownKey);
  }

  #letUnknownKeysWait(until: number): void {
    this.#unknownKeysWaitUntil = Math.max(this.#unknownKeysWaitUntil, until);
  }

  #isStale(): boolean {
    return this.#elapsed() >= this.#staleAt;
  }

  #refreshIfDue(): void {
    if (this.#elapsed() >= this.#refreshAt) void this.#fetch();
  }

  /** One fetch at a time, shared by all who wait. It never fails: the keys at hand go on serving. */
  #fetch(): Promise<void> {
    this.#fetching ??= this.#refresh().finally(() => {
      this.#fetching = undefined;
    });
    return this.#fetching;
  }

  async #refresh(): Promise<void> {
    this.#fetchedAt = this.#elapsed();
    try {
      const fetched = await this.#fetchKeys();
      this.#keys = keepingKnown(this.#keys, fetched);
      this.#refreshAt = this.#elapsed() + refreshEvery;
      this.#staleAt = this.#elapsed() + staleAfter;
    } catch (failure) {
      this.#log.warn('the keys of the token issuer could not be fetched', { reason: reasonOf(failure) });
      this.#failedUntil = this.#elapsed() + pauseAfterFailure;
      this.#refreshAt = this.#failedUntil;
      // Whoever comes now must not wait for an issuer that does not answer.
      this.#staleAt = Number.POSITIVE_INFINITY;
    }
  }
}

/** An unchanged key stays the same object, so that tokens verified with it stay known. */
function keepingKnown(known: TrustedKeys | undefined, fetched: TrustedKeys): TrustedKeys {
  return new Map(
    [...fetched].map(([kid, key]) => {
      const before = known?.get(kid);
      return [kid, before?.thumbprint === key.thumbprint ? before : key];
    }),
  );
}

function reasonOf(failure: unknown): string {
  if (!(failure instanceof Error)) return 'unknown';
  return failure.cause instanceof Error ? `${failure.message}: ${failure.cause.message}` : failure.message;
}
