import { err, ok, type Result } from 'neverthrow';
import type { Actor } from '../../kernel/actor.ts';
import type { AccountParts } from '../account-parts.ts';
import { type SessionEnded, sessionEnded } from '../failures.ts';
import type { PasswordRefusal } from '../passwords/check-password.ts';
import { confirmPassword } from '../passwords/confirm-password.ts';
import { userActor } from '../security-events.ts';
import { eraseUser } from './erase-user.ts';

/** The caller leaves: sessions end, personal data is erased. */
export class EraseMe {
  readonly #parts: AccountParts;

  constructor(parts: AccountParts) {
    this.#parts = parts;
  }

  async execute(actor: Actor, password: string): Promise<Result<void, PasswordRefusal | SessionEnded>> {
    const { unitOfWork, accountStatuses } = this.#parts;
    const confirmed = await confirmPassword(this.#parts, actor, password);
    if (confirmed.isErr()) return err(confirmed.error);
    const { userId } = confirmed.value;
    const erased = await unitOfWork.run((store) =>
      eraseUser(this.#parts, store, userId, { actor: userActor(userId), origin: actor.origin }),
    );
    if (erased.isErr()) return err(sessionEnded);
    accountStatuses.forget(userId);
    return ok();
  }
}
