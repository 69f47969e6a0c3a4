import { err, ok, type Result } from 'neverthrow';
import { type LinkInvalid, linkInvalid } from '../../../domain/accounts/failures.ts';
import type { Origin } from '../../kernel/actor.ts';
import type { AccountParts } from '../account-parts.ts';
import { changeUser } from '../profile/change-user.ts';
import { userActor } from '../security-events.ts';

/** Whoever has the token of the mail can read the mailbox: that verifies the address. */
export class VerifyEmail {
  readonly #parts: AccountParts;

  constructor(parts: AccountParts) {
    this.#parts = parts;
  }

  async execute(token: string, origin: Origin): Promise<Result<void, LinkInvalid>> {
    const { unitOfWork, linkTokens, clock, events } = this.#parts;
    return await unitOfWork.run<void, LinkInvalid>(async (store) => {
      const link = await store.links.withToken('verify_email', linkTokens.hashOf(token), clock.now());
      const userId = link?.userId;
      if (link === undefined || userId == null || !(await store.links.use(link.id))) return err(linkInvalid);
      const verified = await changeUser(store.users, userId, (user) => user.verifyEmail(clock.now()));
      if (verified.isErr()) return err(linkInvalid);
      await events.record(store, { action: 'user.verified', actor: userActor(userId), userId, origin });
      return ok();
    });
  }
}
