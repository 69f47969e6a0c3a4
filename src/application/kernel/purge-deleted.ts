import { ResultAsync } from 'neverthrow';
import { restorableSince } from '../../domain/kernel/deletion.ts';
import type { Instant } from '../../domain/kernel/instant.ts';
import type { JobHandler, JobKind } from '../jobs/ports.ts';
import type { Clock } from './clock.ts';
import type { Log } from './log.ts';

/** A kind of thing that is deleted softly. */
export interface Purgeable {
  /** In the plural: `tasks`. */
  readonly name: string;
  /** Forgets what was deleted before `moment`, at most `limit` of it; says how many. */
  purge(moment: Instant, limit: number): Promise<number>;
}

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

  execute(): ResultAsync<Readonly<Record<string, number>>, never> {
    return ResultAsync.fromSafePromise(this.#purge(restorableSince(this.#clock.now())));
  }

  async #purge(moment: Instant): Promise<Readonly<Record<string, number>>> {
    const purged: Record<string, number> = {};
    for (const kind of this.#kinds) purged[kind.name] = await purgeAll(kind, moment);
    return purged;
  }
}

async function purgeAll(kind: Purgeable, moment: Instant): Promise<number> {
  let total = 0;
  for (;;) {
    const count = await kind.purge(moment, batch);
    total += count;
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
    await purge.execute().map((purged) => log.info('purged what was deleted too long ago', { ...purged }));
  },
});
