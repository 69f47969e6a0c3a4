import type { HandledEvent, HandledEvents } from '../../../../application/payments/ports.ts';
import { type GatewayEventRow, gatewayEventsTable } from '../../tables/gateway-events-table.ts';
import type { MemoryDatabase } from '../kernel/memory-database.ts';
import { MemoryRows } from '../kernel/memory-rows.ts';

export class MemoryHandledEvents implements HandledEvents {
  readonly #database: MemoryDatabase;
  readonly #rows: MemoryRows<GatewayEventRow>;

  constructor(database: MemoryDatabase) {
    this.#database = database;
    this.#rows = new MemoryRows(database, gatewayEventsTable);
  }

  async includes(id: string): Promise<boolean> {
    return await this.#database.read(() => this.#rows.get(id) !== undefined);
  }

  async add({ at: createdAt, ...event }: HandledEvent): Promise<boolean> {
    return await this.#database.write(() => {
      const isNew = this.#rows.get(event.id) === undefined;
      if (isNew) this.#rows.set({ ...event, createdAt });
      return isNew;
    });
  }
}
