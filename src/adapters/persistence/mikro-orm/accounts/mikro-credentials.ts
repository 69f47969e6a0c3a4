import type { Credential, Credentials } from '../../../../application/accounts/passwords/ports.ts';
import type { EmailKey } from '../../../../domain/accounts/email.ts';
import type { Database } from '../database.ts';
import type { Tables } from '../records/list.ts';

const columns = ['user_id', 'email_key', 'hash', 'serial'] as const;

export class MikroCredentials implements Credentials {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Of two that want one address at once, the second waits here for the first one's commit. */
  async add({ userId, emailKey, hash }: Omit<Credential, 'serial'>): Promise<boolean> {
    const { numInsertedOrUpdatedRows } = await this.#database
      .kysely()
      .insertInto('passwords')
      .values({ user_id: userId, email_key: emailKey, hash, serial: 1 })
      .onConflict((conflict) => conflict.column('email_key').doNothing())
      .executeTakeFirstOrThrow();
    return numInsertedOrUpdatedRows === 1n;
  }

  async ofEmail(key: EmailKey): Promise<Credential | undefined> {
    return read(await this.#rows().where('email_key', '=', key).executeTakeFirst());
  }

  async ofUser(userId: string): Promise<Credential | undefined> {
    return read(await this.#rows().where('user_id', '=', userId).executeTakeFirst());
  }

  async lock(userId: string): Promise<Credential | undefined> {
    return read(await this.#rows().where('user_id', '=', userId).forUpdate().executeTakeFirst());
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
    return this.#database.kysely().selectFrom('passwords').select(columns);
  }
}

type Row = Pick<Tables['passwords'], 'email_key' | 'hash' | 'serial'> & { readonly user_id: string };

const read = (row: Row | undefined): Credential | undefined =>
  row && { userId: row.user_id, emailKey: row.email_key, hash: row.hash, serial: row.serial };
