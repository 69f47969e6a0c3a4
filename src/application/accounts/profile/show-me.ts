import { err, ok, ResultAsync } from 'neverthrow';
import type { User } from '../../../domain/accounts/user.ts';
import type { Actor } from '../../kernel/actor.ts';
import { type SessionEnded, sessionEnded } from '../failures.ts';
import type { Users } from '../ports.ts';

export class ShowMe {
  readonly #users: Pick<Users, 'withId'>;

  constructor(users: Pick<Users, 'withId'>) {
    this.#users = users;
  }

  execute({ userId }: Actor): ResultAsync<User, SessionEnded> {
    return ResultAsync.fromSafePromise(this.#users.withId(userId)).andThen((user) =>
      user === undefined || user.facts.deletedAt !== null ? err(sessionEnded) : ok(user),
    );
  }
}
