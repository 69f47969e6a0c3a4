import type { Standings, Users } from '../../../application/accounts/ports.ts';
import { type Standing, User, type UserFacts } from '../../../domain/accounts/user.ts';
import type { Version } from '../../../domain/kernel/version.ts';
import type { MemoryDatabase, MemoryTable } from './memory-database.ts';

/** Reading a user here costs nothing, so that their standing need not be remembered apart. */
export class MemoryUsers implements Users, Standings {
  readonly #database: MemoryDatabase;
  readonly #rows: MemoryTable<string, UserFacts>;

  constructor(database: MemoryDatabase) {
    this.#database = database;
    this.#rows = database.table();
  }

  withId(id: string): Promise<User | undefined> {
    return this.#database.read(() => {
      const facts = this.#rows.get(id);
      return facts && User.restore(facts);
    });
  }

  meet(user: User): Promise<User> {
    return this.#database.write(() => {
      const holder = this.#rows.get(user.facts.id);
      if (holder === undefined) this.#rows.set(user.facts.id, user.facts);
      return holder === undefined ? user : User.restore(holder);
    });
  }

  save({ facts }: User, seen: Version): Promise<boolean> {
    return this.#database.write(() => {
      if (this.#rows.get(facts.id)?.version !== seen) return false;
      this.#rows.set(facts.id, facts);
      return true;
    });
  }

  of(userId: string): Promise<Standing | undefined> {
    return this.#database.read(() => this.#rows.get(userId));
  }

  forget(): void {}
}
