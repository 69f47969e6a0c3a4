import { err, ok, type Result } from 'neverthrow';
import type { Actor } from '../../kernel/actor.ts';
import type { AccountParts } from '../account-parts.ts';
import { type SessionEnded, sessionEnded } from '../failures.ts';
import { causedBy } from '../security-events.ts';
import { mailLink } from './mail-link.ts';

/** Mails a new verification link, which cancels the older; to somebody verified it mails nothing. */
export class ResendVerification {
  readonly #parts: AccountParts;

  constructor(parts: AccountParts) {
    this.#parts = parts;
  }

  async execute(actor: Actor): Promise<Result<void, SessionEnded>> {
    const { unitOfWork, events } = this.#parts;
    return await unitOfWork.run<void, SessionEnded>(async (store) => {
      const user = await store.users.withId(actor.userId);
      const credential = await store.credentials.ofUser(actor.userId);
      if (credential === undefined || user === undefined || user.facts.deletedAt !== null) return err(sessionEnded);
      if (user.facts.emailVerifiedAt !== null) return ok();
      await mailLink(this.#parts, store, 'verify-email', credential);
      await events.record(store, { ...causedBy(actor), action: 'email.verification_requested' });
      return ok();
    });
  }
}
