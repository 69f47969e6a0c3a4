import type { Log } from '../../application/kernel/log.ts';
import type { Secret } from '../../domain/kernel/secret.ts';
import { type Limits, limitsOf } from './limits.ts';
import type { LimitsPerMinute } from './quota.ts';
import { RedisLink } from './redis-link.ts';
import { RedisRateLimit } from './redis-rate-limit.ts';

export function redisLimits(settings: LimitsPerMinute, url: Secret, log: Log): Limits {
  const link = new RedisLink(url.reveal(), log);
  return limitsOf(
    settings,
    (quota) => new RedisRateLimit(quota, link),
    () => link.close(),
  );
}
