import type { Clock } from '../../application/kernel/clock.ts';
import { instantOf } from '../../domain/kernel/instant.ts';

export const systemClock: Clock = { now: () => instantOf(Date.now()) };
