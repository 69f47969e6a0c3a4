import type { HousekeepingUseCases } from '../../../application/housekeeping/use-cases.ts';
import type { Purgeable } from '../../../application/kernel/resource/purgeable.ts';
import { token } from '../binding.ts';

export const housekeeping = {
  /** Bound once per kind of thing that is deleted softly. */
  purgeable: token<Purgeable>('Purgeable'),
  useCases: token<HousekeepingUseCases>('use cases of housekeeping'),
};
