import { mailsCountFor } from '../../../domain/accounts/mail-allowance.ts';
import { before } from '../../../domain/kernel/instant.ts';
import type { JobHandler, JobKind } from '../../jobs/ports.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { AccountStore } from '../account-store.ts';

export const forgetExpiredSignIns: JobKind<Record<string, never>> = {
  name: 'forget-expired-sign-ins',
  retries: 3,
  limitSeconds: 300,
  schedule: '17 * * * *',
};

const batch = 1000;

/** Ended sessions, links that are over and old guesses are of no use after a while, and they tell about people. */
export function forgetExpiredSignInsJob(
  { sessions, links, guesses, mailAllowances }: Pick<AccountStore, 'sessions' | 'links' | 'guesses' | 'mailAllowances'>,
  clock: Clock,
): JobHandler<Record<string, never>> {
  const all = async (forget: () => Promise<number>): Promise<void> => {
    while ((await forget()) === batch);
  };
  return {
    kind: forgetExpiredSignIns,
    run: async () => {
      const now = clock.now();
      await all(() => sessions.forgetBefore(before(now, { days: 7 }), batch));
      await all(() => links.forgetExpired(now, batch));
      await all(() => guesses.forgetBefore(before(now, { hours: 1 }), batch));
      await all(() => mailAllowances.forgetBefore(before(now, mailsCountFor), batch));
    },
  };
}
