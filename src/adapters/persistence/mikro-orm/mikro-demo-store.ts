import { type RawBuilder, sql } from 'kysely';
import type { PasswordHashes } from '../../../application/accounts/passwords/ports.ts';
import type { DemoPerson, DemoProject, DemoStore, DemoTask } from '../../../application/demo/ports.ts';
import { type Email, emailKey } from '../../../domain/accounts/email.ts';
import type { PersonName } from '../../../domain/accounts/name.ts';
import { User } from '../../../domain/accounts/user.ts';
import type { Secret } from '../../../domain/kernel/secret.ts';
import { hashOf } from '../hash-of.ts';
import { passwordsTable } from '../tables/passwords-table.ts';
import { usersTable } from '../tables/users-table.ts';
import type { Database } from './database.ts';

/** One statement for any number of rows: they travel as one JSON text. */
export class MikroDemoStore implements DemoStore {
  readonly #database: Database;
  readonly #hashes: PasswordHashes;

  constructor(database: Database, hashes: PasswordHashes) {
    this.#database = database;
    this.#hashes = hashes;
  }

  async addPeople(people: readonly DemoPerson[], password: Secret): Promise<void> {
    const hash = await hashOf(this.#hashes, password);
    const users = people.map(({ id, email, name, at }) =>
      usersTable.toColumns(
        User.register({ id, email: email as Email, name: name as PersonName }, at).verifyEmail(at).facts,
      ),
    );
    const passwords = people.map(({ id, email }) =>
      passwordsTable.toColumns({ userId: id, emailKey: emailKey(email), hash, serial: 1 }),
    );
    await this.#database.transaction(async () => {
      await this.#insert(
        users,
        (rows) => sql`insert into users select * from json_populate_recordset(null::users, ${rows})`,
      );
      await this.#insert(
        passwords,
        (rows) => sql`insert into passwords select * from json_populate_recordset(null::passwords, ${rows})`,
      );
    });
  }

  async addProjects(projects: readonly DemoProject[]): Promise<void> {
    await this.#insert(
      projects,
      (rows) => sql`
        insert into projects (id, owner_id, name, status, version, created_at, updated_at)
        select id, "ownerId", name, 'active', 1, at, at
        from json_to_recordset(${rows}) as row (id uuid, "ownerId" text, name text, at timestamptz)`,
    );
  }

  async addTasks(tasks: readonly DemoTask[]): Promise<void> {
    await this.#insert(
      tasks,
      (rows) => sql`
        insert into tasks (owner_id, project_id, title, description, completed, version, created_at, updated_at)
        select "ownerId", "projectId", title, description, "doneAt" is not null, case when "doneAt" is null then 1 else 2 end,
          at, coalesce("doneAt", at)
        from json_to_recordset(${rows}) as row
          ("ownerId" text, "projectId" uuid, title text, description text, at timestamptz, "doneAt" timestamptz)`,
    );
  }

  async #insert(rows: readonly object[], statement: (rows: RawBuilder<unknown>) => RawBuilder<unknown>): Promise<void> {
    if (rows.length > 0) await statement(sql`${JSON.stringify(rows)}::json`).execute(this.#database.kysely());
  }
}
