import type { Result } from 'neverthrow';
import type { UserNotFound } from '../../../domain/accounts/failures.ts';
import type { AccountParts } from '../account-parts.ts';
import { eraseUser } from '../profile/erase-user.ts';
import { commandLineOrigin } from '../security-events.ts';

/** An operator erases a person, whoever vouches for them. */
export class DeleteUser {
  readonly #parts: AccountParts;

  constructor(parts: AccountParts) {
    this.#parts = parts;
  }

  async execute(userId: string): Promise<Result<void, UserNotFound>> {
    const { unitOfWork, accountStatuses, operator } = this.#parts;
    const erased = await unitOfWork.run((store) =>
      eraseUser(this.#parts, store, userId, { actor: operator, origin: commandLineOrigin }),
    );
    if (erased.isOk()) accountStatuses.forget(userId);
    return erased;
  }
}
