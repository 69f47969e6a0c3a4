import type { Instant } from '../../domain/kernel/instant.ts';

export interface Clock {
  now(): Instant;
}
