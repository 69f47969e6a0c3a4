import { sql } from 'kysely';
import type {
  SandboxIntent,
  SandboxKey,
  SandboxLedger,
  SandboxRefund,
} from '../../../../application/payments/sandbox-ledger.ts';
import type { Database } from '../database.ts';

export class MikroSandboxLedger implements SandboxLedger {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async lock(name: string): Promise<void> {
    await sql`select pg_advisory_xact_lock(hashtextextended(${`sandbox ${name}`}, 0))`.execute(this.#database.kysely());
  }

  async intent(id: string): Promise<SandboxIntent | undefined> {
    const intents = this.#database.kysely().selectFrom('sandbox_intents').selectAll();
    const row = await intents.where('id', '=', id).executeTakeFirst();
    if (row === undefined) return undefined;
    const { payment_id, payment_method, failure_code, created_at, confirmed_at, ...same } = row;
    return {
      ...same,
      paymentId: payment_id,
      paymentMethod: payment_method,
      failureCode: failure_code,
      createdAt: created_at,
      confirmedAt: confirmed_at,
    };
  }

  async saveIntent(intent: SandboxIntent): Promise<void> {
    const { paymentId, paymentMethod, failureCode, createdAt, confirmedAt, ...same } = intent;
    const { id, ...change } = {
      ...same,
      payment_id: paymentId,
      payment_method: paymentMethod,
      failure_code: failureCode,
      created_at: createdAt,
      confirmed_at: confirmedAt,
    };
    await this.#database
      .kysely()
      .insertInto('sandbox_intents')
      .values({ id, ...change })
      .onConflict((conflict) => conflict.column('id').doUpdateSet(change))
      .execute();
  }

  async refundsOf(intentId: string): Promise<readonly SandboxRefund[]> {
    const refunds = this.#database.kysely().selectFrom('sandbox_refunds').selectAll();
    const rows = await refunds.where('intent_id', '=', intentId).orderBy('created_at').orderBy('id').execute();
    return rows.map(({ intent_id, refund_id, created_at, ...same }) => ({
      ...same,
      intentId: intent_id,
      refundId: refund_id,
      createdAt: created_at,
    }));
  }

  async addRefund({ intentId, refundId, createdAt, ...same }: SandboxRefund): Promise<void> {
    const row = { ...same, intent_id: intentId, refund_id: refundId, created_at: createdAt };
    await this.#database.kysely().insertInto('sandbox_refunds').values(row).execute();
  }

  async key(key: string): Promise<SandboxKey | undefined> {
    const keys = this.#database.kysely().selectFrom('sandbox_keys').selectAll();
    const row = await keys.where('key', '=', key).executeTakeFirst();
    if (row === undefined) return undefined;
    return {
      key,
      fingerprint: row.fingerprint,
      answer: JSON.parse(row.answer) as SandboxKey['answer'],
      at: row.created_at,
    };
  }

  async saveKey({ key, fingerprint, answer, at }: SandboxKey): Promise<void> {
    const change = { fingerprint, answer: JSON.stringify(answer), created_at: at };
    await this.#database
      .kysely()
      .insertInto('sandbox_keys')
      .values({ key, ...change })
      .onConflict((conflict) => conflict.column('key').doUpdateSet(change))
      .execute();
  }
}
