import type { HandledEvent, HandledEvents } from '../../../../application/payments/ports.ts';
import type { MemoryDatabase, MemoryTable } from '../memory-database.ts';

export class MemoryHandledEvents implements HandledEvents {
  readonly #database: MemoryDatabase;
  readonly #rows: MemoryTable<string, HandledEvent>;

  constructor(database: MemoryDatabase) {
    this.#database = database;
    this.#rows = database.table();
  }

  async includes(id: string): Promise<boolean> {
    return await this.#database.read(() => this.#rows.get(id) !== undefined);
  }

  async add(event: HandledEvent): Promise<boolean> {
    return await this.#database.write(() => {
      const isNew = this.#rows.get(event.id) === undefined;
      if (isNew) this.#rows.set(event.id, event);
      return isNew;
    });
  }
}
