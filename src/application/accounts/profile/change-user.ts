import { err, ok, type ResultAsync } from 'neverthrow';
import { type UserChanged, type UserNotFound, userChanged, userNotFound } from '../../../domain/accounts/failures.ts';
import type { User } from '../../../domain/accounts/user.ts';
import type { Version } from '../../../domain/kernel/version.ts';
import { rewrite } from '../../kernel/rewrite.ts';
import type { Users } from './ports.ts';

/** Changes a user who is there, and in a version that the caller accepts; one who was deleted is not there. */
export const changeSeenUser = (
  users: Pick<Users, 'withId' | 'save'>,
  id: string,
  expected: readonly Version[] | undefined,
  change: (user: User) => User,
): ResultAsync<User, UserNotFound | UserChanged> =>
  rewrite<User, UserNotFound, UserNotFound, UserChanged>({
    find: () => users.withId(id),
    change: (user) => (user.facts.deletedAt === null ? ok(change(user)) : err(userNotFound)),
    save: (user, seen) => users.save(user, seen),
    expected,
    absent: userNotFound,
    changed: userChanged,
  });

/** The same, whatever the version. */
export const changeUser = (
  users: Pick<Users, 'withId' | 'save'>,
  id: string,
  change: (user: User) => User,
): ResultAsync<User, UserNotFound> => changeSeenUser(users, id, undefined, change).mapErr(() => userNotFound);
