import type {
  SandboxIntent,
  SandboxKey,
  SandboxLedger,
  SandboxRefund,
} from '../../../../application/payments/sandbox-ledger.ts';
import {
  type SandboxKeyRow,
  sandboxIntentsTable,
  sandboxKeysTable,
  sandboxRefundsTable,
} from '../../tables/sandbox-tables.ts';
import type { MemoryDatabase } from '../kernel/memory-database.ts';
import { MemoryRows } from '../kernel/memory-rows.ts';

export class MemorySandboxLedger implements SandboxLedger {
  readonly #database: MemoryDatabase;
  readonly #intents: MemoryRows<SandboxIntent>;
  readonly #refunds: MemoryRows<SandboxRefund>;
  readonly #keys: MemoryRows<SandboxKeyRow>;

  constructor(database: MemoryDatabase) {
    this.#database = database;
    this.#intents = new MemoryRows(database, sandboxIntentsTable);
    this.#refunds = new MemoryRows(database, sandboxRefundsTable);
    this.#keys = new MemoryRows(database, sandboxKeysTable);
  }

  /** Units of work run one at a time. */
  async lock(): Promise<void> {}

  async intent(id: string): Promise<SandboxIntent | undefined> {
    return await this.#database.read(() => this.#intents.get(id));
  }

  /** For tests: every intent that was made for a payment. */
  intentsOf(paymentId: string): SandboxIntent[] {
    return this.#intents.all().filter((intent) => intent.paymentId === paymentId);
  }

  async saveIntent(intent: SandboxIntent): Promise<void> {
    await this.#database.write(() => this.#intents.set(intent));
  }

  async refundsOf(intentId: string): Promise<readonly SandboxRefund[]> {
    const all = await this.#database.read(() => this.#refunds.all());
    return all.filter((refund) => refund.intentId === intentId);
  }

  async addRefund(refund: SandboxRefund): Promise<void> {
    await this.#database.write(() => this.#refunds.set(refund));
  }

  async key(key: string): Promise<SandboxKey | undefined> {
    return await this.#database.read(() => {
      const row = this.#keys.get(key);
      return row && { key, fingerprint: row.fingerprint, answer: row.answer, at: row.createdAt };
    });
  }

  async saveKey({ at: createdAt, ...key }: SandboxKey): Promise<void> {
    await this.#database.write(() => this.#keys.set({ ...key, createdAt }));
  }
}
