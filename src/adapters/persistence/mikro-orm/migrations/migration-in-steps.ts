import { Migration } from '@mikro-orm/migrations';

/**
 * A migration of tables that are in use: each statement is a transaction of its own, so that no lock is held for longer than one takes.
 * Interrupted, it begins anew: every statement must bear to be repeated.
 */
export abstract class MigrationInSteps extends Migration {
  override isTransactional(): boolean {
    return false;
  }

  /** Nobody waits for an index that is built so; it waits for whoever reads at the moment, for as long as that takes. */
  protected async index(name: string, definition: string): Promise<void> {
    const [given] = (await this.execute('show lock_timeout')) as unknown as readonly { lock_timeout: string }[];
    const [unlimited, limited] = ['0', given?.lock_timeout ?? '0'].map((limit) => `set lock_timeout = '${limit}'`);
    await this.execute(unlimited ?? '');
    // What an interruption has left of it is of no use.
    await this.execute(`drop index concurrently if exists ${name}`);
    await this.execute(`create index concurrently ${name} on ${definition}`);
    await this.execute(limited ?? '');
  }

  /**
   * Writes rows that lack something, a few at a time in the order of their ids: whoever writes one of them waits for these few alone,
   * and none is looked at twice. `text` is written as it is, so that the table's trigger does the work.
   */
  protected async fill(table: string, text: string): Promise<void> {
    let after = '';
    for (;;) {
      const [last] = (await this.execute(
        `with filled as (
          update ${table} set ${text} = ${text} where id in (
            select id from ${table} where search_text is null ${after === '' ? '' : 'and id > ?'} order by id limit 500 for update
          ) returning id
        ) select id from filled order by id desc limit 1`,
        after === '' ? [] : [after],
      )) as unknown as readonly { readonly id: string }[];
      if (last === undefined) return;
      after = String(last.id);
    }
  }
}
