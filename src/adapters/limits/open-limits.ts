import type { Log } from '../../application/kernel/log.ts';
import type { RateLimit } from '../../application/kernel/rate-limits.ts';
import type { Secret } from '../../domain/kernel/secret.ts';
import { MemoryRateLimit } from './memory-rate-limit.ts';
import { type LimitName, type LimitsPerMinute, type Quota, quotasOf } from './quota.ts';
import { RedisLink } from './redis-link.ts';
import { RedisRateLimit } from './redis-rate-limit.ts';

export interface Limits extends Readonly<Record<LimitName, RateLimit>> {
  close(): void;
}

export interface LimitSettings extends LimitsPerMinute {
  /** Undefined: each process counts for itself. */
  readonly redisUrl: Secret | undefined;
}

export function openLimits(settings: LimitSettings, log: Log): Limits {
  const link = settings.redisUrl && new RedisLink(settings.redisUrl.reveal(), log);
  const open = (quota: Quota): RateLimit => (link ? new RedisRateLimit(quota, link) : new MemoryRateLimit(quota));
  const quotas = quotasOf(settings);
  return {
    perUser: open(quotas.perUser),
    perAddress: open(quotas.perAddress),
    perRefused: open(quotas.perRefused),
    perSignIn: open(quotas.perSignIn),
    perSignInAddress: open(quotas.perSignInAddress),
    perSession: open(quotas.perSession),
    close: () => link?.close(),
  };
}
