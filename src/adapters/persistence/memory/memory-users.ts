import type { Standings, Users } from '../../../application/accounts/ports.ts';
import type { Standing, User } from '../../../domain/accounts/user.ts';
import type { Version } from '../../../domain/kernel/version.ts';

export class MemoryUsers implements Users, Standings {
  readonly #users = new Map<string, User>();

  async withId(id: string): Promise<User | undefined> {
    return this.#users.get(id);
  }

  async meet(user: User): Promise<User> {
    const holder = this.#users.get(user.facts.id);
    if (holder === undefined) this.#users.set(user.facts.id, user);
    return holder ?? user;
  }

  async save(user: User, seen: Version): Promise<boolean> {
    if (this.#users.get(user.facts.id)?.facts.version !== seen) return false;
    this.#users.set(user.facts.id, user);
    return true;
  }

  of(userId: string): Standing | undefined {
    return this.#users.get(userId)?.facts;
  }

  forget(): void {
    // Reads go to the users themselves: there is nothing to forget.
  }
}
