import { before, type Instant } from './instant.ts';

/** What was deleted can be brought back for this long; then it is purged. */
export const restorableFor = { days: 30 } as const;

/** What was deleted before this moment is past restoring. */
export const restorableSince = (now: Instant): Instant => before(now, restorableFor);

export const isRestorable = (deletedAt: Instant, now: Instant): boolean => deletedAt >= restorableSince(now);
