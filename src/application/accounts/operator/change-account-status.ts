import { err, ok, type Result } from 'neverthrow';
import { type OwnLock, ownLock, type UserNotFound } from '../../../domain/accounts/failures.ts';
import type { User } from '../../../domain/accounts/user.ts';
import type { Role } from '../../kernel/actor.ts';
import type { AccountParts } from '../account-parts.ts';
import type { AccountStore } from '../account-store.ts';
import { changeUser } from '../profile/change-user.ts';
import { type Agent, commandLineOrigin, type SecurityAction } from '../security-events.ts';

type Outcome = Promise<Result<User, UserNotFound>>;

interface Change {
  readonly action: SecurityAction;
  readonly by: Agent;
  change(user: User): User;
  besides?(store: AccountStore): Promise<void>;
}

/** What an operator decides about a user; it reaches every process within a second. */
export class ChangeAccountStatus {
  readonly #parts: AccountParts;

  constructor(parts: AccountParts) {
    this.#parts = parts;
  }

  /** Every request is refused until `unlock`; sessions stay, for then. */
  async lock(userId: string, by = this.#operator): Promise<Result<User, UserNotFound | OwnLock>> {
    if (by.actor.type === 'user' && by.actor.id === userId) return err(ownLock);
    return await this.#change(userId, {
      action: 'user.locked',
      by,
      change: (user) => user.lock(this.#parts.clock.now()),
    });
  }

  /** Lifts an operator's lock, and the one that wrong passwords led to. */
  unlock(userId: string, by = this.#operator): Outcome {
    return this.#change(userId, {
      action: 'user.unlocked',
      by,
      change: (user) => user.unlock(this.#parts.clock.now()),
      besides: async ({ credentials, guesses }) => {
        const credential = await credentials.ofUser(userId);
        if (credential !== undefined) await guesses.forget(credential.emailKey);
      },
    });
  }

  giveRole(userId: string, role: Role): Outcome {
    const change = (user: User) => user.giveRole(role, this.#parts.clock.now());
    return this.#change(userId, { action: 'user.role_changed', by: this.#operator, change });
  }

  verify(userId: string, by = this.#operator): Outcome {
    const change = (user: User) => user.verifyEmail(this.#parts.clock.now());
    return this.#change(userId, { action: 'user.verified', by, change });
  }

  get #operator(): Agent {
    return { actor: this.#parts.operator, origin: commandLineOrigin };
  }

  async #change(userId: string, { action, by, change, besides }: Change): Outcome {
    const { unitOfWork, events, accountStatuses } = this.#parts;
    const changed = await unitOfWork.run<User, UserNotFound>(async (store) => {
      const before = (await store.users.withId(userId))?.facts.role ?? 'user';
      const user = await changeUser(store.users, userId, change);
      if (user.isErr()) return err(user.error);
      await besides?.(store);
      const moved = action === 'user.role_changed' ? { from: before, to: user.value.facts.role } : {};
      await events.record(store, { action, userId, ...by, ...moved });
      return ok(user.value);
    });
    if (changed.isOk()) accountStatuses.forget(userId);
    return changed;
  }
}
