import { ok, type Result } from 'neverthrow';
import { purgedBefore } from '../../domain/kernel/deletion.ts';
import type { Instant } from '../../domain/kernel/instant.ts';
import type { JobHandler, JobKind } from '../jobs/ports.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Log } from '../kernel/log.ts';
import type { Purgeable } from '../kernel/resource/purgeable.ts';

/** Small enough that nobody waits for its locks. */
const batch = 500;

/** Removes for ever what can no longer be restored, and says how many of each kind. */
export class PurgeDeleted {
  readonly #kinds: readonly Purgeable[];
  readonly #clock: Clock;

  constructor(kinds: readonly Purgeable[], clock: Clock) {
    this.#kinds = kinds;
    this.#clock = clock;
  }

  /** @param reached is told how much is gone so far */
  async execute(
    reached: (purged: number) => void = () => {},
  ): Promise<Result<Readonly<Record<string, number>>, never>> {
    const moment = purgedBefore(this.#clock.now());
    const purged: Record<string, number> = {};
    let before = 0;
    for (const kind of this.#kinds) {
      const all = await purgeAll(kind, moment, (count) => reached(before + count));
      purged[kind.name] = all;
      before += all;
    }
    return ok(purged);
  }
}

async function purgeAll(kind: Purgeable, moment: Instant, reached: (purged: number) => void): Promise<number> {
  let total = 0;
  for (;;) {
    const count = await kind.purge(moment, batch);
    total += count;
    reached(total);
    if (count < batch) return total;
  }
}

export const purgeDeleted: JobKind<Record<string, never>> = {
  name: 'purge-deleted',
  retries: 3,
  limitSeconds: 600,
  schedule: '41 * * * *',
};

export const purgeDeletedJob = (purge: PurgeDeleted, log: Log): JobHandler<Record<string, never>> => ({
  kind: purgeDeleted,
  run: async () => {
    (await purge.execute()).map((purged) => log.info('purged what was deleted too long ago', { ...purged }));
  },
});
