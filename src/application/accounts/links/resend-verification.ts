import { err, ok, type ResultAsync } from 'neverthrow';
import type { Actor } from '../../kernel/actor.ts';
import { attempt } from '../../kernel/attempt.ts';
import { type SessionEnded, sessionEnded } from '../failures.ts';
import type { AccountParts } from '../parts.ts';
import { by } from '../security-events.ts';
import { mailLink } from './mail-link.ts';

/** Mails a new verification link, which cancels the older; to somebody verified it mails nothing. */
export class ResendVerification {
  readonly #parts: AccountParts;

  constructor(parts: AccountParts) {
    this.#parts = parts;
  }

  execute(actor: Actor): ResultAsync<void, SessionEnded> {
    const { unit, events } = this.#parts;
    return unit.run((store) =>
      attempt<void, SessionEnded>(async () => {
        const user = await store.users.withId(actor.userId);
        if (user === undefined || user.facts.deletedAt !== null) return err(sessionEnded);
        if (user.facts.emailVerifiedAt !== null) return ok();
        await mailLink(this.#parts, store, 'verify-email', actor.userId);
        await events.record(store, { ...by(actor), action: 'email.verification_requested' });
        return ok();
      }),
    );
  }
}
