import { ok, type Result } from 'neverthrow';
import { emailKey } from '../../../domain/accounts/email.ts';
import type { Origin } from '../../kernel/actor.ts';
import type { AccountParts } from '../account-parts.ts';
import { mailLink } from '../links/mail-link.ts';
import { anonymous } from '../security-events.ts';

/** Mails a reset link, or does just the same for an address that nobody has. */
export class ForgotPassword {
  readonly #parts: AccountParts;

  constructor(parts: AccountParts) {
    this.#parts = parts;
  }

  async execute(email: string, origin: Origin): Promise<Result<void, never>> {
    const { unitOfWork, events } = this.#parts;
    return await unitOfWork.run<void, never>(async (store) => {
      const userId = (await store.credentials.ofEmail(emailKey(email.trim())))?.userId ?? null;
      await mailLink(this.#parts, store, 'reset-password', userId);
      await events.record(store, { action: 'password.reset_requested', actor: anonymous, userId, origin });
      return ok();
    });
  }
}
