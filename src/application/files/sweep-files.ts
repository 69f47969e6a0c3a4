import { ok, type Result } from 'neverthrow';
import { before } from '../../domain/kernel/instant.ts';
import type { JobHandler, JobKind } from '../jobs/ports.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Meters } from '../kernel/meters.ts';
import type { FileStorage, Uploads } from './ports.ts';

/** An upload gives a sign of life every minute; after this long its process is gone, or might as well be. */
const givenUpAfter = { minutes: 15 } as const;

/** Removes bytes that belong to no file and no running upload. */
export class SweepFiles {
  readonly #uploads: Uploads;
  readonly #storage: FileStorage;
  readonly #clock: Clock;
  readonly #meters: Pick<Meters, 'filesSwept'>;

  constructor(uploads: Uploads, storage: FileStorage, clock: Clock, meters: Pick<Meters, 'filesSwept'>) {
    this.#uploads = uploads;
    this.#storage = storage;
    this.#clock = clock;
    this.#meters = meters;
  }

  /**
   * The keys are listed first and looked up afterwards: an upload is registered before its first byte and becomes a file in one
   * transaction, so that a key which is unknown then can never become a file.
   *
   * @param reached is told how much is gone so far
   */
  async execute(reached: (removed: number) => void = () => {}): Promise<Result<number, never>> {
    await this.#uploads.giveUp(before(this.#clock.now(), givenUpAfter));
    let removed = 0;
    for await (const entries of this.#storage.entries()) {
      const unknown = new Set(await this.#uploads.unknownOf(entries.map(({ key }) => key)));
      for (const entry of entries.filter(({ key }) => unknown.has(key))) {
        await entry.remove();
        removed += 1;
        reached(removed);
      }
    }
    this.#meters.filesSwept(removed);
    return ok(removed);
  }
}

export const sweepFiles: JobKind<Record<string, never>> = {
  name: 'sweep-files',
  retries: 3,
  limitSeconds: 1800,
  schedule: '*/20 * * * *',
};

export const sweepFilesJob = (sweep: SweepFiles): JobHandler<Record<string, never>> => ({
  kind: sweepFiles,
  run: async () => {
    await sweep.execute();
  },
});
