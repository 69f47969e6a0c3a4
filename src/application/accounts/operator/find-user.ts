import { err, ok, type Result } from 'neverthrow';
import {
  type UserAmbiguous,
  type UserNotFound,
  userAmbiguous,
  userNotFound,
} from '../../../domain/accounts/failures.ts';
import type { User } from '../../../domain/accounts/user.ts';
import type { AccountParts } from '../account-parts.ts';

export type FindRefusal = UserNotFound | UserAmbiguous;

/** Finds the user whom an operator means by an id or an e-mail. */
export class FindUser {
  readonly #parts: AccountParts;

  constructor(parts: AccountParts) {
    this.#parts = parts;
  }

  async execute(who: string): Promise<Result<User, FindRefusal>> {
    const { store, directory } = this.#parts;
    const withId = await store.users.withId(who);
    if (withId !== undefined) return ok(withId);
    const [user, ...others] = await directory.withEmail(who);
    if (user === undefined) return await this.#otherwiseSpelled(who);
    return others.length === 0 ? ok(user) : err(userAmbiguous([user, ...others].map(({ facts }) => facts.id)));
  }

  async #otherwiseSpelled(email: string): Promise<Result<User, UserNotFound>> {
    const { credentials, users } = this.#parts.store;
    const credential = await credentials.ofEmail(email.trim());
    const user = credential && (await users.withId(credential.userId));
    return user === undefined ? err(userNotFound) : ok(user);
  }
}
