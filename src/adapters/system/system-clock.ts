import type { Clock } from '../../application/kernel/clock.ts';
import { type Instant, instantOf } from '../../domain/kernel/instant.ts';

let millisecond = Number.NaN;
let instant: Instant;

/** Each request asks several times, and many requests fall into one millisecond: it is written out once. */
export const systemClock: Clock = {
  now: () => {
    const current = Date.now();
    if (current !== millisecond) {
      millisecond = current;
      instant = instantOf(current);
    }
    return instant;
  },
};
