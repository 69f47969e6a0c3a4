import { type Limits, limitsOf } from './limits.ts';
import { MemoryRateLimit } from './memory-rate-limit.ts';
import type { LimitsPerMinute } from './quota.ts';

export const memoryLimits = (settings: LimitsPerMinute): Limits =>
  limitsOf(
    settings,
    (quota) => new MemoryRateLimit(quota),
    () => {},
  );
