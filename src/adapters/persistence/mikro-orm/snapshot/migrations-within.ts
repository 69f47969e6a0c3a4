import type { Transaction } from '@mikro-orm/core';
import type { Migration } from '@mikro-orm/migrations';
import type { MikroORM } from '@mikro-orm/postgresql';
import { migrations } from '../migrations/list.ts';

/** What a transaction cannot hold, and need not where nobody else can see the tables yet. */
const concurrently = /\bconcurrently\b/gi;

const settled = <S>(statement: S): S =>
  (typeof statement === 'string' ? statement.replace(concurrently, '') : statement) as S;

/** Migrations inside one transaction, those included that otherwise do their work in several. */
export class MigrationsWithin {
  readonly #orm: MikroORM;
  readonly #transaction: Transaction;

  constructor(orm: MikroORM, transaction: Transaction) {
    this.#orm = orm;
    this.#transaction = transaction;
  }

  /** Applies those for which it is so, in their order. */
  async up(isWanted: (name: string) => boolean): Promise<void> {
    await this.#execute(`create table if not exists mikro_orm_migrations (
      id serial primary key, name varchar(255) not null, executed_at timestamptz not null default current_timestamp)`);
    for (const { name, class: Made } of migrations.filter((each) => isWanted(each.name))) {
      await this.#run(new Made(this.#orm.em.getDriver(), this.#orm.config), 'up');
      await this.#execute('insert into mikro_orm_migrations (name) values (?)', [name]);
    }
  }

  /** Takes these back, the last first. */
  async down(applied: readonly string[]): Promise<void> {
    for (const { name, class: Made } of migrations.toReversed()) {
      if (!applied.includes(name)) continue;
      await this.#run(new Made(this.#orm.em.getDriver(), this.#orm.config), 'down');
      await this.#execute('delete from mikro_orm_migrations where name = ?', [name]);
    }
  }

  async #run(migration: Migration, direction: 'up' | 'down'): Promise<void> {
    migration.setTransactionContext(this.#transaction);
    const execute = migration.execute.bind(migration);
    migration.execute = (statement, parameters) => execute(settled(statement), parameters);
    await migration[direction]();
    for (const statement of migration.getQueries()) await this.#execute(String(settled(statement)));
  }

  async #execute(statement: string, parameters?: unknown[]): Promise<void> {
    await this.#orm.em.getDriver().execute(statement, parameters, 'all', this.#transaction);
  }
}
