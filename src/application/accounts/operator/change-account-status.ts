import { err, ok, type Result } from 'neverthrow';
import type { UserNotFound } from '../../../domain/accounts/failures.ts';
import type { User } from '../../../domain/accounts/user.ts';
import type { Role } from '../../kernel/actor.ts';
import type { AccountParts } from '../account-parts.ts';
import type { AccountStore } from '../account-store.ts';
import { changeUser } from '../profile/change-user.ts';
import { commandLineOrigin, type SecurityAction } from '../security-events.ts';

type Outcome = Promise<Result<User, UserNotFound>>;

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

  async #change(
    userId: string,
    action: SecurityAction,
    change: (user: User) => User,
    besides: (store: AccountStore) => Promise<void> = async () => {},
  ): Outcome {
    const { unitOfWork, events, accountStatuses, operator } = this.#parts;
    const changed = await unitOfWork.run<User, UserNotFound>(async (store) => {
      const before = (await store.users.withId(userId))?.facts.role ?? 'user';
      const user = await changeUser(store.users, userId, change);
      if (user.isErr()) return err(user.error);
      await besides(store);
      const moved = action === 'user.role_changed' ? { from: before, to: user.value.facts.role } : {};
      await events.record(store, { action, actor: operator, userId, origin: commandLineOrigin, ...moved });
      return ok(user.value);
    });
    if (changed.isOk()) accountStatuses.forget(userId);
    return changed;
  }
}
