import type { HandledEvent, HandledEvents } from '../../../../application/payments/ports.ts';
import type { Database } from '../database.ts';

export class MikroHandledEvents implements HandledEvents {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async includes(id: string): Promise<boolean> {
    const events = this.#database.kysely().selectFrom('gateway_events');
    return (await events.select('id').where('id', '=', id).executeTakeFirst()) !== undefined;
  }

  async add({ id, type, at, paymentId }: HandledEvent): Promise<boolean> {
    const { numInsertedOrUpdatedRows } = await this.#database
      .kysely()
      .insertInto('gateway_events')
      .values({ id, type, payment_id: paymentId, created_at: at })
      .onConflict((conflict) => conflict.column('id').doNothing())
      .executeTakeFirstOrThrow();
    return numInsertedOrUpdatedRows === 1n;
  }
}
