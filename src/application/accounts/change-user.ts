import { err, ok, type ResultAsync } from 'neverthrow';
import { type UserNotFound, userNotFound } from '../../domain/accounts/failures.ts';
import type { User } from '../../domain/accounts/user.ts';
import { rewrite } from '../kernel/rewrite.ts';
import type { Users } from './ports.ts';

/** Changes a user who is there; one who was deleted is not. */
export const changeUser = (
  users: Pick<Users, 'withId' | 'save'>,
  id: string,
  change: (user: User) => User,
): ResultAsync<User, UserNotFound> =>
  rewrite<User, UserNotFound, UserNotFound, UserNotFound>({
    find: () => users.withId(id),
    change: (user) => (user.facts.deletedAt === null ? ok(change(user)) : err(userNotFound)),
    save: (user, seen) => users.save(user, seen),
    expected: undefined,
    absent: userNotFound,
    changed: userNotFound,
  });
