import { after, type Instant } from '../../domain/kernel/instant.ts';

/**
 * How long whoever works on a payment may be silent. Longer than one step takes at its slowest (four tries and their pauses), so
 * that an expired lease means that its holder has died.
 */
const leaseSeconds = 45;

export const leaseFrom = (now: Instant): Instant => after(now, { seconds: leaseSeconds });

export const isLeased = (busyUntil: Instant | null, now: Instant): boolean => busyUntil !== null && busyUntil > now;
