import { RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import type { Allowance, RateLimit } from '../../application/kernel/rate-limits.ts';
import { MemoryRateLimit } from './memory-rate-limit.ts';
import type { Quota } from './quota.ts';
import type { RedisLink } from './redis-link.ts';

/** Counts for all processes that share a Redis; without it for this process alone. */
export class RedisRateLimit implements RateLimit {
  readonly #quota: Quota;
  readonly #link: RedisLink;
  readonly #shared: RateLimiterRedis;
  readonly #own: MemoryRateLimit;

  constructor(quota: Quota, link: RedisLink) {
    this.#quota = quota;
    this.#link = link;
    this.#own = new MemoryRateLimit(quota);
    this.#shared = new RateLimiterRedis({
      storeClient: link.client,
      keyPrefix: `mainstay:limit:${quota.scope}`,
      points: quota.requests,
      duration: quota.windowSeconds,
      // who is over the limit costs Redis nothing more until the window ends
      inMemoryBlockOnConsumed: quota.requests + 1,
    });
  }

  get name(): string {
    return this.#quota.name;
  }

  get windowSeconds(): number {
    return this.#quota.windowSeconds;
  }

  take(subject: string, requests = 1): Allowance | Promise<Allowance> {
    return this.#link.usable ? this.#takeShared(subject, requests) : this.#own.take(subject, requests);
  }

  async #takeShared(subject: string, requests: number): Promise<Allowance> {
    try {
      return this.#allowance(true, await this.#shared.consume(subject, requests));
    } catch (refusal) {
      if (refusal instanceof RateLimiterRes) return this.#allowance(false, refusal);
      this.#link.failed(refusal);
      return this.#own.take(subject, requests);
    }
  }

  #allowance(allowed: boolean, { remainingPoints, msBeforeNext }: RateLimiterRes): Allowance {
    return {
      allowed,
      limit: this.#quota.requests,
      remaining: allowed ? remainingPoints : 0,
      resetSeconds: Math.max(1, Math.ceil(msBeforeNext / 1000)),
    };
  }
}
