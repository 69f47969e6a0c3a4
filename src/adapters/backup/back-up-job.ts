import { type BackUpOnSchedule, backUp } from '../../application/backup/back-up-on-schedule.ts';
import type { JobHandler } from '../../application/jobs/ports.ts';

/** A backup that nobody should rely on is a failed job: operators and alerts hear of it. */
export const backUpJob = (work: BackUpOnSchedule): JobHandler<Record<string, never>> => ({
  kind: backUp,
  run: async () => {
    const made = await work.execute();
    if (made.isOk()) return;
    const { kind } = made.error;
    throw new Error(`no good backup: ${'reason' in made.error ? made.error.reason : kind}`);
  },
});
