import { ok, type Result } from 'neverthrow';
import type { Origin } from '../../kernel/actor.ts';
import type { AccountParts } from '../account-parts.ts';
import { anonymous } from '../security-events.ts';
import { mailResetLink } from './mail-reset-link.ts';

/** Queues the work apart from the request, which does just the same for an address that nobody has. */
export class ForgotPassword {
  readonly #parts: AccountParts;

  constructor(parts: AccountParts) {
    this.#parts = parts;
  }

  async execute(email: string, origin: Origin): Promise<Result<void, never>> {
    const { unitOfWork, events, queue } = this.#parts;
    return await unitOfWork.run<void, never>(async (store) => {
      const userId = (await store.credentials.ofEmail(email.trim()))?.userId ?? null;
      await queue.add(mailResetLink, { userId });
      await events.record(store, { action: 'password.reset_requested', actor: anonymous, userId, origin });
      return ok();
    });
  }
}
