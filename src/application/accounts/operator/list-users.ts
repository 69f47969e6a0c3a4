import { ResultAsync } from 'neverthrow';
import type { User } from '../../../domain/accounts/user.ts';
import type { Page, Window } from '../../kernel/page.ts';
import type { UserDirectory, UserFilter } from '../store.ts';

export class ListUsers {
  readonly #directory: Pick<UserDirectory, 'page'>;

  constructor(directory: Pick<UserDirectory, 'page'>) {
    this.#directory = directory;
  }

  execute(filter: UserFilter, window: Window): ResultAsync<Page<User>, never> {
    return ResultAsync.fromSafePromise(this.#directory.page(filter, window));
  }
}
