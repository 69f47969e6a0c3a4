import { ok, type ResultAsync, safeTry } from 'neverthrow';
import type { UserNotFound } from '../../../domain/accounts/failures.ts';
import type { User } from '../../../domain/accounts/user.ts';
import type { Role } from '../../kernel/actor.ts';
import type { AccountParts } from '../parts.ts';
import { changeUser } from '../profile/change-user.ts';
import { commandLine, type SecurityAction } from '../security-events.ts';
import type { AccountStore } from '../store.ts';

type Outcome = ResultAsync<User, UserNotFound>;

/** What an operator decides about a user; it reaches every process within a second. */
export class ChangeAccountStatus {
  readonly #parts: AccountParts;

  constructor(parts: AccountParts) {
    this.#parts = parts;
  }

  /** Every request is refused until `unlock`; sessions stay, for then. */
  lock(userId: string): Outcome {
    return this.#change(userId, 'user.locked', (user) => user.lock(this.#parts.clock.now()));
  }

  /** Lifts an operator's lock, and the one that wrong passwords led to. */
  unlock(userId: string): Outcome {
    const unlocked = (user: User) => user.unlock(this.#parts.clock.now());
    return this.#change(userId, 'user.unlocked', unlocked, async ({ credentials, guesses }) => {
      const credential = await credentials.ofUser(userId);
      if (credential !== undefined) await guesses.forget(credential.emailKey);
    });
  }

  giveRole(userId: string, role: Role): Outcome {
    return this.#change(userId, 'user.role_changed', (user) => user.giveRole(role, this.#parts.clock.now()));
  }

  verify(userId: string): Outcome {
    return this.#change(userId, 'user.verified', (user) => user.verifyEmail(this.#parts.clock.now()));
  }

  #change(
    userId: string,
    action: SecurityAction,
    change: (user: User) => User,
    besides: (store: AccountStore) => Promise<void> = async () => {},
  ): Outcome {
    const { unit, events, accountStatuses, operator } = this.#parts;
    return unit
      .run((store) =>
        safeTry<User, UserNotFound>(async function* () {
          const before = (await store.users.withId(userId))?.facts.role ?? 'user';
          const user = yield* changeUser(store.users, userId, change);
          await besides(store);
          const moved = action === 'user.role_changed' ? { from: before, to: user.facts.role } : {};
          await events.record(store, { action, actor: operator, userId, origin: commandLine, ...moved });
          return ok(user);
        }),
      )
      .map((user) => {
        accountStatuses.forget(userId);
        return user;
      });
  }
}
