import type { Log } from '../../application/kernel/log.ts';
import type { Secret } from '../../domain/kernel/secret.ts';
import type { Limits } from './limits.ts';
import { memoryLimits } from './memory-limits.ts';
import type { LimitsPerMinute } from './quota.ts';

export interface LimitSettings extends LimitsPerMinute {
  /** Undefined: each process counts for itself. */
  readonly redisUrl: Secret | undefined;
}

/** Loads the client of Redis only where there is one. */
export async function openLimits(settings: LimitSettings, log: Log): Promise<Limits> {
  if (settings.redisUrl === undefined) return memoryLimits(settings);
  const { redisLimits } = await import('./redis-limits.ts');
  return redisLimits(settings, settings.redisUrl, log);
}
