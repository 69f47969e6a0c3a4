import { err, ok, type Result } from 'neverthrow';
import type { User } from '../../../domain/accounts/user.ts';
import type { Actor } from '../../kernel/actor.ts';
import type { AccountParts } from '../account-parts.ts';
import { type SessionEnded, sessionEnded } from '../failures.ts';

export class ShowMe {
  readonly #parts: AccountParts;

  constructor(parts: AccountParts) {
    this.#parts = parts;
  }

  /** The account may have been erased after the request was authenticated. */
  async execute({ userId }: Actor): Promise<Result<User, SessionEnded>> {
    const user = await this.#parts.store.users.withId(userId);
    return user === undefined || user.facts.deletedAt !== null ? err(sessionEnded) : ok(user);
  }
}
