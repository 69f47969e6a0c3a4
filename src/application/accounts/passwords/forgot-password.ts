import { ok, type ResultAsync } from 'neverthrow';
import { emailKey } from '../../../domain/accounts/email.ts';
import type { Origin } from '../../kernel/actor.ts';
import { attempt } from '../../kernel/attempt.ts';
import { mailLink } from '../links/mail-link.ts';
import type { AccountParts } from '../parts.ts';
import { anybody } from '../security-events.ts';

/** Mails a reset link, or does just the same for an address that nobody has. */
export class ForgotPassword {
  readonly #parts: AccountParts;

  constructor(parts: AccountParts) {
    this.#parts = parts;
  }

  execute(email: string, origin: Origin): ResultAsync<void, never> {
    const { unit, events } = this.#parts;
    return unit.run((store) =>
      attempt(async () => {
        const userId = (await store.credentials.ofEmail(emailKey(email.trim())))?.userId ?? null;
        await mailLink(this.#parts, store, 'reset-password', userId);
        await events.record(store, { action: 'password.reset_requested', actor: anybody, userId, origin });
        return ok();
      }),
    );
  }
}
