/** What is left of an allowance after a request was counted. */
export interface Allowance {
  readonly allowed: boolean;
  readonly limit: number;
  readonly remaining: number;
  /** Seconds until the allowance is whole again, rounded up. */
  readonly resetSeconds: number;
}

/** Counts requests of a subject in windows of a minute. A synchronous answer spares the hot path a turn of the event loop. */
export interface RateLimit {
  /** The name that clients see in `RateLimit-Policy`. */
  readonly name: string;
  readonly windowSeconds: number;
  /** @param requests for how many it counts */
  take(subject: string, requests?: number): Allowance | Promise<Allowance>;
}
