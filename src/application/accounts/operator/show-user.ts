import { err, ok, type Result } from 'neverthrow';
import { type UserNotFound, userNotFound } from '../../../domain/accounts/failures.ts';
import type { SessionFacts } from '../../../domain/accounts/session.ts';
import type { UserFacts } from '../../../domain/accounts/user.ts';
import type { AccountParts } from '../account-parts.ts';

export interface ShownUser {
  readonly user: UserFacts;
  /** The live ones, the one used last first. */
  readonly sessions: readonly SessionFacts[];
}

/** A user, a deleted one too, with where they are signed in. */
export class ShowUser {
  readonly #parts: AccountParts;

  constructor(parts: AccountParts) {
    this.#parts = parts;
  }

  async execute(userId: string): Promise<Result<ShownUser, UserNotFound>> {
    const { store, clock } = this.#parts;
    const user = await store.users.withId(userId);
    if (user === undefined) return err(userNotFound);
    const sessions = await store.sessions.ofUser(userId, clock.now());
    return ok({ user: user.facts, sessions: sessions.map(({ facts }) => facts) });
  }
}
