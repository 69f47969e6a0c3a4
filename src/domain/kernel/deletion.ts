import { before, type Instant } from './instant.ts';

/** What was deleted can be brought back for this long; then it is purged. */
export const restorableFor = { days: 30 } as const;

/** What was deleted before this moment is past restoring. */
export const restorableSince = (now: Instant): Instant => before(now, restorableFor);

/**
 * What was deleted before this moment is purged. A while later: who was last told of changes within the days of restoring is
 * told of each deletion, also of one whose transaction had begun before, by a clock that is slow.
 */
export const purgedBefore = (now: Instant): Instant => before(restorableSince(now), { hours: 1 });

export const isRestorable = (deletedAt: Instant, now: Instant): boolean => deletedAt >= restorableSince(now);
