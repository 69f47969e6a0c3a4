import type { PersonalBatch, PersonalRecords } from '../../../../application/accounts/profile/ports.ts';
import { collectExport } from '../../collect-export.ts';
import { digestOfAddress } from '../../digest-of-address.ts';
import { passwordsTable } from '../../tables/passwords-table.ts';
import { type PersonalTable, personalTables } from '../../tables/personal-tables.ts';
import { signInGuessesTable } from '../../tables/sign-in-guesses-table.ts';
import type { MemoryDatabase } from '../kernel/memory-database.ts';
import { MemoryRows } from '../kernel/memory-rows.ts';

type Row = Readonly<Record<string, unknown>>;

/** Whatever the database keeps about a person, as the tables say. */
export class MemoryPersonalRecords implements PersonalRecords {
  readonly #database: MemoryDatabase;

  constructor(database: MemoryDatabase) {
    this.#database = database;
  }

  async *recordsOf(userId: string): AsyncIterable<PersonalBatch> {
    const batches = await this.#database.read(() =>
      personalTables.flatMap((table): PersonalBatch[] => {
        const { exported } = table.personal;
        if (exported === null) return [];
        const shown = table.fields.filter((field) => !exported.without.includes(field));
        const rows = this.#theirs(table, userId).map((row) =>
          Object.fromEntries(shown.map((field) => [field, row[field]])),
        );
        return [{ kind: exported.as, isAlone: exported.isAlone ?? false, rows }];
      }),
    );
    yield* batches;
  }

  exportOf(userId: string): Promise<Readonly<Record<string, unknown>>> {
    return collectExport(this.recordsOf(userId));
  }

  eraseOf(userId: string): Promise<void> {
    return this.#database.write(() => {
      const password = new MemoryRows(this.#database, passwordsTable).get(userId);
      if (password !== undefined)
        new MemoryRows(this.#database, signInGuessesTable).delete(digestOfAddress(password.emailKey));
      for (const table of personalTables.toReversed()) this.#erase(table, userId);
    });
  }

  #erase(table: PersonalTable, userId: string): void {
    const rows = this.#rows(table);
    const { erased } = table.personal;
    for (const row of this.#theirs(table, userId))
      if (erased === 'remove') rows.delete(...table.key.map((field) => String(row[field])));
      else rows.set({ ...row, ...Object.fromEntries(erased.map((field) => [field, null])) });
  }

  #theirs(table: PersonalTable, userId: string): Row[] {
    const { owners, partOf } = table.personal;
    const whole = personalTables.find(({ name }) => name === partOf?.table);
    const theirWholes = new Set(whole === undefined ? [] : this.#theirs(whole, userId).map(({ id }) => id));
    return this.#rows(table)
      .all()
      .filter(
        (row) =>
          owners.some((field) => row[field] === userId) || (partOf !== undefined && theirWholes.has(row[partOf.field])),
      );
  }

  #rows(table: PersonalTable): MemoryRows<Row> {
    return new MemoryRows(this.#database, table);
  }
}
