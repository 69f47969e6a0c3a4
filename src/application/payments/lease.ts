import { after, type Instant } from '../../domain/kernel/instant.ts';

/**
 * How long whoever works on a payment may be silent. It is renewed before each further try, so it only has to be longer than two calls
 * at their slowest and the longest pause between them: a lease that ran out means that its holder has died.
 */
export const leaseSeconds = 20;

export const leaseFrom = (now: Instant): Instant => after(now, { seconds: leaseSeconds });

export const isLeased = (busyUntil: Instant | null, now: Instant): boolean => busyUntil !== null && busyUntil > now;
