import { err, ok, type ResultAsync } from 'neverthrow';
import {
  type UserAmbiguous,
  type UserNotFound,
  userAmbiguous,
  userNotFound,
} from '../../../domain/accounts/failures.ts';
import type { User } from '../../../domain/accounts/user.ts';
import { attempt } from '../../kernel/attempt.ts';
import type { Users } from '../ports.ts';
import type { UserDirectory } from '../store.ts';

export type FindRefusal = UserNotFound | UserAmbiguous;

/** Finds the user whom an operator means by an id or an e-mail. */
export class FindUser {
  readonly #users: Pick<Users, 'withId'>;
  readonly #directory: Pick<UserDirectory, 'withEmail'>;

  constructor(users: Pick<Users, 'withId'>, directory: Pick<UserDirectory, 'withEmail'>) {
    this.#users = users;
    this.#directory = directory;
  }

  execute(who: string): ResultAsync<User, FindRefusal> {
    return attempt<User, FindRefusal>(async () => {
      const named = await this.#users.withId(who);
      if (named !== undefined) return ok(named);
      const [user, ...others] = await this.#directory.withEmail(who);
      if (user === undefined) return err(userNotFound);
      return others.length === 0 ? ok(user) : err(userAmbiguous([user, ...others].map(({ facts }) => facts.id)));
    });
  }
}
