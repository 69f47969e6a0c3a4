import { answersAreKeptFor, type KeptAnswer } from '../../../../application/kernel/idempotency.ts';
import type { BoundKey, PaymentKeys } from '../../../../application/payments/ports.ts';
import { before, type Instant } from '../../../../domain/kernel/instant.ts';
import type { Database } from '../database.ts';
import { findAnswer, lockName, waitForKey } from '../idempotency/statements.ts';

export class MikroPaymentKeys implements PaymentKeys {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async find(ownerId: string, key: string): Promise<BoundKey | undefined> {
    const row = await this.#row(ownerId, key).selectAll().executeTakeFirst();
    if (row === undefined) return undefined;
    const { fingerprint, payment_id: paymentId, refund_id: refundId, created_at: at } = row;
    return { ownerId, key, fingerprint, paymentId, refundId, at };
  }

  async bind({ ownerId, key, fingerprint, paymentId, refundId, at }: BoundKey): Promise<boolean> {
    await this.#database.run(waitForKey, { name: lockName(ownerId, key) });
    const { rows } = await this.#database.run(findAnswer, { ownerId, key, since: before(at, answersAreKeptFor) });
    if (rows.length > 0) return false;
    const values = {
      owner_id: ownerId,
      key,
      fingerprint,
      payment_id: paymentId,
      refund_id: refundId,
      answer: null,
      created_at: at,
    };
    const { numInsertedOrUpdatedRows } = await this.#database
      .kysely()
      .insertInto('payment_keys')
      .values(values)
      .onConflict((conflict) => conflict.columns(['owner_id', 'key']).doNothing())
      .executeTakeFirstOrThrow();
    return numInsertedOrUpdatedRows === 1n;
  }

  async answerOf(ownerId: string, key: string): Promise<KeptAnswer | undefined> {
    const row = await this.#row(ownerId, key).select('answer').executeTakeFirst();
    return row?.answer == null ? undefined : (JSON.parse(row.answer) as KeptAnswer);
  }

  async keepAnswer(ownerId: string, key: string, answer: KeptAnswer): Promise<KeptAnswer> {
    const { numUpdatedRows } = await this.#database
      .kysely()
      .updateTable('payment_keys')
      .set({ answer: JSON.stringify(answer) })
      .where('owner_id', '=', ownerId)
      .where('key', '=', key)
      .where('answer', 'is', null)
      .executeTakeFirstOrThrow();
    return numUpdatedRows === 1n ? answer : ((await this.answerOf(ownerId, key)) ?? answer);
  }

  async forgetAnswersBefore(moment: Instant, limit: number): Promise<number> {
    const queries = this.#database.kysely();
    const old = await queries
      .selectFrom('payment_keys')
      .select(['owner_id', 'key'])
      .where('created_at', '<', moment)
      .where('answer', 'is not', null)
      .limit(limit)
      .execute();
    for (const { owner_id, key } of old)
      await queries
        .updateTable('payment_keys')
        .set({ answer: null })
        .where('owner_id', '=', owner_id)
        .where('key', '=', key)
        .execute();
    return old.length;
  }

  #row(ownerId: string, key: string) {
    const keys = this.#database.kysely().selectFrom('payment_keys');
    return keys.where('owner_id', '=', ownerId).where('key', '=', key);
  }
}
