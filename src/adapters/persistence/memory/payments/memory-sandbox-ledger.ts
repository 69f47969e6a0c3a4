import type {
  SandboxIntent,
  SandboxKey,
  SandboxLedger,
  SandboxRefund,
} from '../../../../application/payments/sandbox-ledger.ts';
import type { MemoryDatabase, MemoryTable } from '../memory-database.ts';

export class MemorySandboxLedger implements SandboxLedger {
  readonly #database: MemoryDatabase;
  readonly #intents: MemoryTable<string, SandboxIntent>;
  readonly #refunds: MemoryTable<string, SandboxRefund>;
  readonly #keys: MemoryTable<string, SandboxKey>;

  constructor(database: MemoryDatabase) {
    this.#database = database;
    this.#intents = database.table();
    this.#refunds = database.table();
    this.#keys = database.table();
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
    await this.#database.write(() => this.#intents.set(intent.id, intent));
  }

  async refundsOf(intentId: string): Promise<readonly SandboxRefund[]> {
    const all = await this.#database.read(() => this.#refunds.all());
    return all.filter((refund) => refund.intentId === intentId);
  }

  async addRefund(refund: SandboxRefund): Promise<void> {
    await this.#database.write(() => this.#refunds.set(refund.id, refund));
  }

  async key(key: string): Promise<SandboxKey | undefined> {
    return await this.#database.read(() => this.#keys.get(key));
  }

  async saveKey(key: SandboxKey): Promise<void> {
    await this.#database.write(() => this.#keys.set(key.key, key));
  }
}
