import type { Clock } from '../kernel/clock.ts';
import type { Purgeable } from '../kernel/resource/purgeable.ts';
import { PurgeDeleted } from './purge-deleted.ts';

export interface HousekeepingUseCases {
  readonly purge: PurgeDeleted;
}

export const housekeepingUseCases = (kinds: readonly Purgeable[], clock: Clock): HousekeepingUseCases => ({
  purge: new PurgeDeleted(kinds, clock),
});
