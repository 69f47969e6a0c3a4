import type { ResultAsync } from 'neverthrow';
import type { UserNotFound } from '../../../domain/accounts/failures.ts';
import type { AccountParts } from '../parts.ts';
import type { EraseUser } from '../profile/erase-user.ts';
import { commandLine } from '../security-events.ts';

/** An operator erases a person, whoever vouches for them. */
export class DeleteUser {
  readonly #parts: AccountParts;
  readonly #erase: EraseUser;

  constructor(parts: AccountParts, erase: EraseUser) {
    this.#parts = parts;
    this.#erase = erase;
  }

  execute(userId: string): ResultAsync<void, UserNotFound> {
    const { unit, accountStatuses, operator } = this.#parts;
    return unit
      .run((store) => this.#erase.execute(store, userId, { actor: operator, origin: commandLine }))
      .andTee(() => {
        accountStatuses.forget(userId);
      });
  }
}
