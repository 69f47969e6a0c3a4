import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';

const insert = `insert into tasks (owner_id, title, completed, version, created_at, updated_at)
  values ('user-1', 'Beside it', false, 1, now(), now())`;
const update = `update tasks set title = 'Changed beside it', version = version + 1
  where id = (select id from tasks where owner_id = 'user-' || (1 + floor(random() * 1000))::int limit 1)`;
const page = `select id, title from tasks where owner_id = 'user-7' and deleted_at is null order by created_at desc, id desc limit 20`;

const rhythm = 10;

/** People who read and write tasks as a release before the migrations does, and one who keeps a transaction open for long, as a backup does. */
export class Traffic {
  readonly failures: string[] = [];
  count = 0;
  #longest = 0;
  #lateness = 0;
  #over = false;
  #work: Promise<unknown> = Promise.resolve();

  static async begin(connect: () => Promise<pg.Client>): Promise<Traffic> {
    const traffic = new Traffic();
    const people = await Promise.all(
      [insert, update, page, page].map(async (sql) => ({ sql, client: await connect() })),
    );
    const reader = await connect();
    traffic.#work = Promise.all([
      ...people.map(({ sql, client }) => traffic.#person(sql, client)),
      traffic.#reader(reader),
    ]);
    return traffic;
  }

  /** Milliseconds of the longest wait since it was last asked, and how late timers were. */
  take(): { readonly longest: number; readonly lateness: number } {
    const taken = { longest: this.#longest, lateness: this.#lateness };
    this.#longest = 0;
    this.#lateness = 0;
    return taken;
  }

  async end(): Promise<void> {
    this.#over = true;
    await this.#work;
  }

  async #person(sql: string, client: pg.Client): Promise<void> {
    while (!this.#over) {
      const since = performance.now();
      await client.query(sql).catch((error: Error) => this.failures.push(error.message));
      const asked = performance.now();
      this.#longest = Math.max(this.#longest, asked - since);
      this.count += 1;
      await pause(rhythm);
      this.#lateness = Math.max(this.#lateness, performance.now() - asked - rhythm);
    }
    await client.end();
  }

  async #reader(client: pg.Client): Promise<void> {
    while (!this.#over) {
      await client.query(
        'begin isolation level repeatable read; select from tasks limit 1; select from payments limit 1',
      );
      await pause(2500);
      await client.query('commit');
      await pause(1000);
    }
    await client.end();
  }
}
