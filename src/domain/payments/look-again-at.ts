import { after, type Instant } from '../kernel/instant.ts';

/** Minutes after the first look that settled nothing, after the second, … */
const pauses = [1, 2, 5, 15, 60];

/** When to look at a payment again that was still open after so many looks in a row. */
export const lookAgainAt = (looks: number, now: Instant): Instant =>
  after(now, { minutes: pauses[Math.min(looks, pauses.length) - 1] ?? 0 });
