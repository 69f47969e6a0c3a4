import { before, type Instant } from './instant.ts';

/** What was deleted can be brought back for this long; then it is purged. */
export const restorableFor = { days: 30 } as const;

/** What was deleted before this moment is past restoring. */
export const restorableSince = (now: Instant): Instant => before(now, restorableFor);

/**
 * What was deleted before this moment is purged: an hour after it could be restored for the last time. So a client that synchronised
 * within the days of restoring learns of each deletion, also of one in a long transaction or by a slow clock.
 */
export const purgedBefore = (now: Instant): Instant => before(restorableSince(now), { hours: 1 });

export const isRestorable = (deletedAt: Instant, now: Instant): boolean => deletedAt >= restorableSince(now);
