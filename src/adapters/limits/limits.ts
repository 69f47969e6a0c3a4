import type { RateLimit } from '../../application/kernel/rate-limits.ts';
import { type LimitName, type LimitsPerMinute, type Quota, quotasOf } from './quota.ts';

export interface Limits extends Readonly<Record<LimitName, RateLimit>> {
  close(): void;
}

export function limitsOf(settings: LimitsPerMinute, open: (quota: Quota) => RateLimit, close: () => void): Limits {
  const quotas = quotasOf(settings);
  return {
    perUser: open(quotas.perUser),
    perAddress: open(quotas.perAddress),
    perRefused: open(quotas.perRefused),
    perSignIn: open(quotas.perSignIn),
    perSignInAddress: open(quotas.perSignInAddress),
    perSession: open(quotas.perSession),
    close,
  };
}
