import { randomUUID } from 'node:crypto';
import { type Instant, instantOf } from '../../../../domain/kernel/instant.ts';
import type { Announced } from '../../tables/definition/announced.ts';
import type { FieldOf } from '../../tables/definition/table.ts';
import { MemoryEventOutbox } from '../webhooks/memory-event-outbox.ts';
import type { MemoryDatabase } from './memory-database.ts';
import { MemoryRows } from './memory-rows.ts';

interface AnnouncedRow {
  readonly id: string | number;
  /** Absent where the row is a user. */
  readonly ownerId?: string;
  readonly version: number;
  readonly updatedAt: Instant;
  readonly deletedAt: Instant | null;
}

interface Definition<Row> {
  readonly name: string;
  readonly key: readonly FieldOf<Row>[];
  readonly announced: Announced<Row> | undefined;
}

/** Rows that other systems are told of as they change, in the transaction that changes them. */
export class AnnouncingRows<Row extends AnnouncedRow> extends MemoryRows<Row> {
  readonly #announced: Announced<Row> | undefined;
  readonly #outbox: MemoryEventOutbox;

  constructor(database: MemoryDatabase, table: Definition<Row>) {
    super(database, table);
    this.#announced = table.announced;
    this.#outbox = new MemoryEventOutbox(database);
  }

  override set(row: Row): void {
    const before = this.get(row.id);
    super.set(row);
    const event = this.#announced?.eventOf(before, row);
    if (this.#announced === undefined || event === undefined) return;
    const { kind, tellsAll = () => true } = this.#announced;
    this.#outbox.publish({
      id: randomUUID(),
      type: `${kind}.${event}`,
      userId: row.ownerId ?? String(row.id),
      subjectId: row.id,
      version: row.version,
      facts: tellsAll(event) ? row : null,
      at: event === 'restored' ? instantOf(Date.now()) : (row.deletedAt ?? row.updatedAt),
    });
  }
}
