import { err, ok, type ResultAsync, safeTry } from 'neverthrow';
import { type LinkInvalid, linkInvalid } from '../../../domain/accounts/failures.ts';
import type { Origin } from '../../kernel/actor.ts';
import type { AccountParts } from '../parts.ts';
import { changeUser } from '../profile/change-user.ts';
import { person } from '../security-events.ts';

/** Whoever has the token of the mail has the mailbox. */
export class VerifyEmail {
  readonly #parts: AccountParts;

  constructor(parts: AccountParts) {
    this.#parts = parts;
  }

  execute(token: string, origin: Origin): ResultAsync<void, LinkInvalid> {
    const { unit, linkTokens, clock, events } = this.#parts;
    return unit.run((store) =>
      safeTry<void, LinkInvalid>(async function* () {
        const link = await store.links.withToken('verify_email', linkTokens.hashOf(token), clock.now());
        const userId = link?.userId;
        if (link === undefined || userId == null || !(await store.links.use(link.id))) return err(linkInvalid);
        yield* changeUser(store.users, userId, (user) => user.verifyEmail(clock.now())).mapErr(() => linkInvalid);
        await events.record(store, { action: 'user.verified', actor: person(userId), userId, origin });
        return ok();
      }),
    );
  }
}
