import type { Credential, Credentials } from '../../../../application/accounts/passwords/ports.ts';
import { type EmailKey, emailKey, keyAsSpelled } from '../../../../domain/accounts/email.ts';
import { passwordsTable } from '../../tables/passwords-table.ts';
import type { MemoryDatabase } from '../kernel/memory-database.ts';
import { MemoryRows } from '../kernel/memory-rows.ts';

export class MemoryCredentials implements Credentials {
  readonly #database: MemoryDatabase;
  readonly #rows: MemoryRows<Credential>;

  constructor(database: MemoryDatabase) {
    this.#database = database;
    this.#rows = new MemoryRows(database, passwordsTable);
  }

  add(given: Omit<Credential, 'serial'>): Promise<boolean> {
    return this.#database.write(() => {
      if (this.#withKey(given.emailKey) !== undefined) return false;
      this.#rows.set({ ...given, serial: 1 });
      return true;
    });
  }

  ofEmail(email: string): Promise<Credential | undefined> {
    return this.#database.read(() => this.#withKey(keyAsSpelled(email)) ?? this.#withKey(emailKey(email)));
  }

  ofUser(userId: string): Promise<Credential | undefined> {
    return this.#database.read(() => this.#rows.get(userId));
  }

  /** Units of work run one after the other: whoever is in one has it alone. */
  lock(userId: string): Promise<Credential | undefined> {
    return this.ofUser(userId);
  }

  change(userId: string, hash: string): Promise<void> {
    return this.#database.write(() => {
      const row = this.#rows.get(userId);
      if (row !== undefined) this.#rows.set({ ...row, hash, serial: row.serial + 1 });
    });
  }

  upgrade(userId: string, serial: number, hash: string): Promise<void> {
    return this.#database.write(() => {
      const row = this.#rows.get(userId);
      if (row?.serial === serial) this.#rows.set({ ...row, hash });
    });
  }

  #withKey(key: EmailKey): Credential | undefined {
    return this.#rows.all().find((row) => row.emailKey === key);
  }
}
