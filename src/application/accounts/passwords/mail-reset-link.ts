import { ok } from 'neverthrow';
import type { JobHandler, JobKind } from '../../jobs/ports.ts';
import type { AccountPorts } from '../account-parts.ts';
import { mailLink } from '../links/mail-link.ts';

/** Null where nobody has the address that was asked for. */
interface Asked {
  readonly userId: string | null;
  readonly [fact: string]: string | null;
}

export const mailResetLink: JobKind<Asked> = { name: 'mail-reset-link', retries: 12, limitSeconds: 60 };

/** Done apart from the request, so that its duration does not tell whether anybody has the address. */
export const mailResetLinkJob = (
  parts: Pick<AccountPorts, 'unitOfWork' | 'ids' | 'clock' | 'linkTokens'>,
): JobHandler<Asked> => ({
  kind: mailResetLink,
  run: async ({ userId }) => {
    if (userId === null) return;
    await parts.unitOfWork.run<void, never>(async (store) => {
      const credential = await store.credentials.ofUser(userId);
      if (credential !== undefined) await mailLink(parts, store, 'reset-password', credential);
      return ok();
    });
  },
});
