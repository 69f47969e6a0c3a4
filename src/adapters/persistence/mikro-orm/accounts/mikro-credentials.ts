import type { Credential, Credentials } from '../../../../application/accounts/passwords/ports.ts';
import { emailKey, keyAsSpelled } from '../../../../domain/accounts/email.ts';
import { passwordsTable } from '../../tables/passwords-table.ts';
import type { Database } from '../database.ts';

export class MikroCredentials implements Credentials {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Of two that want one address at once, the second waits here for the first one's commit. */
  async add(credential: Omit<Credential, 'serial'>): Promise<boolean> {
    const { numInsertedOrUpdatedRows } = await this.#database
      .kysely()
      .insertInto('passwords')
      .values(passwordsTable.toColumns({ ...credential, serial: 1 }))
      .onConflict((conflict) => conflict.column('email_key').doNothing())
      .executeTakeFirstOrThrow();
    return numInsertedOrUpdatedRows === 1n;
  }

  ofEmail(email: string): Promise<Credential | undefined> {
    const spelled = keyAsSpelled(email);
    return this.#rows()
      .where('email_key', 'in', [spelled, emailKey(email)])
      .orderBy(({ eb }) => eb('email_key', '=', spelled), 'desc')
      .executeTakeFirst();
  }

  ofUser(userId: string): Promise<Credential | undefined> {
    return this.#rows().where('user_id', '=', userId).executeTakeFirst();
  }

  lock(userId: string): Promise<Credential | undefined> {
    return this.#rows().where('user_id', '=', userId).forUpdate().executeTakeFirst();
  }

  async change(userId: string, hash: string): Promise<void> {
    await this.#database
      .kysely()
      .updateTable('passwords')
      .set(({ eb }) => ({ hash, serial: eb('serial', '+', 1) }))
      .where('user_id', '=', userId)
      .execute();
  }

  async upgrade(userId: string, serial: number, hash: string): Promise<void> {
    await this.#database
      .kysely()
      .updateTable('passwords')
      .set({ hash })
      .where('user_id', '=', userId)
      .where('serial', '=', serial)
      .execute();
  }

  #rows() {
    return this.#database.kysely().selectFrom('passwords').select(passwordsTable.all);
  }
}
