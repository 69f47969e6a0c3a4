import { purgedBefore } from '../../domain/kernel/deletion.ts';
import type { JobHandler, JobKind } from '../jobs/ports.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Purgeable } from '../kernel/resource/purgeable.ts';

export const purgeTombstones: JobKind<Record<string, never>> = {
  name: 'purge-tombstones',
  retries: 3,
  limitSeconds: 600,
  schedule: '37 * * * *',
};

const batch = 1000;

/** Whoever was not here for so long starts anew, and need not be told what is gone. */
export const purgeTombstonesJob = (
  tombstones: Pick<Purgeable, 'purge'>,
  clock: Clock,
): JobHandler<Record<string, never>> => ({
  kind: purgeTombstones,
  run: async () => {
    const moment = purgedBefore(clock.now());
    while ((await tombstones.purge(moment, batch)) === batch);
  },
});
