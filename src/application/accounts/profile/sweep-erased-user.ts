import type { JobHandler, JobKind } from '../../jobs/ports.ts';
import type { PersonalRecords } from './ports.ts';

export const sweepErasedUser: JobKind<{ readonly userId: string }> = {
  name: 'sweep-erased-user',
  retries: 10,
  limitSeconds: 60,
};

export const sweepErasedUserJob = (personal: PersonalRecords): JobHandler<{ readonly userId: string }> => ({
  kind: sweepErasedUser,
  run: ({ userId }) => personal.eraseOf(userId),
});
