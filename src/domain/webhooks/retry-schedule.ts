import type { Span } from '../kernel/instant.ts';

/** How long a delivery waits after each attempt that failed; after one more it is dead. */
export const retrySchedule: readonly Span[] = [
  { seconds: 5 },
  { minutes: 5 },
  { minutes: 30 },
  { hours: 2 },
  { hours: 5 },
  { hours: 10 },
  { hours: 14 },
  { hours: 20 },
  { hours: 24 },
];
