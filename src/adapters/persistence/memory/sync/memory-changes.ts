import type {
  ChangedThing,
  Changes,
  ChangesAsked,
  ChangesFound,
  OwnerChange,
  Place,
  ThingId,
} from '../../../../application/sync/ports.ts';
import { type AnyResourceRow, resourceTables } from '../../tables/stamped-tables.ts';
import { tombstonesTable } from '../../tables/tombstones-table.ts';
import type { MemoryDatabase } from '../kernel/memory-database.ts';
import { MemoryRows } from '../kernel/memory-rows.ts';
import { viewOf } from '../resource/view-of.ts';

interface Change {
  /** What it is walked under. */
  readonly source: string;
  readonly ownerId: string;
  readonly changedIn: number;
  readonly id: ThingId;
  readonly thing: ChangedThing;
}

/** Transactions commit in the order of their numbers, so that a snapshot is one number. */
export class MemoryChanges implements Changes {
  readonly #database: MemoryDatabase;
  readonly #history = crypto.randomUUID();

  constructor(database: MemoryDatabase) {
    this.#database = database;
  }

  read({ ownerId, since, latest, after, limit }: ChangesAsked): Promise<ChangesFound> {
    return this.#database.read(() => {
      const sources = [...resourceTables.map(({ name }) => name), tombstonesTable.name];
      const known = since === undefined ? 0 : horizonOf(since);
      const left = this.#all()
        .filter((change) => change.ownerId === ownerId && change.changedIn >= known)
        .filter(({ thing }) => since !== undefined || !thing.isDeleted)
        .map((change) => ({ ...change, rank: sources.indexOf(change.source) }))
        .sort((one, other) => one.rank - other.rank || one.changedIn - other.changedIn || byId(one.id, other.id))
        .filter(({ rank, changedIn, id }) => {
          if (after === undefined) return true;
          const passed = sources.indexOf(after.kind);
          if (rank !== passed) return rank > passed;
          return (
            changedIn > Number(after.changedIn) || (changedIn === Number(after.changedIn) && byId(id, after.id) > 0)
          );
        });
      const found = left.slice(0, limit);
      const last = found.at(-1);
      return {
        things: found.map(({ thing }) => thing),
        next:
          last === undefined || left.length <= limit
            ? undefined
            : { kind: last.source, changedIn: String(last.changedIn), id: last.id },
        place: this.#here(),
        continues: latest === undefined || this.#isOfHistory(latest),
      };
    });
  }

  here(): Promise<Place> {
    return this.#database.read(() => this.#here());
  }

  kindsSince(ownerId: string, place: Place): Promise<readonly string[] | undefined> {
    return this.#database.read(() => {
      if (!this.#isOfHistory(place)) return undefined;
      const theirs = this.#all().filter((one) => one.ownerId === ownerId && one.changedIn >= horizonOf(place));
      return [...new Set(theirs.map(({ thing }) => thing.kind))];
    });
  }

  since(place: Place): Promise<{ readonly place: Place; readonly changes: readonly OwnerChange[] | null }> {
    return this.#database.read(() => {
      const newer = this.#all().filter(({ changedIn }) => changedIn >= horizonOf(place));
      const changes = newer.map(({ ownerId, thing: { kind } }) => ({ ownerId, kind }));
      return { place: this.#here(), changes: this.#isOfHistory(place) ? changes : null };
    });
  }

  #here(): Place {
    const horizon = this.#database.horizon();
    return { history: this.#history, start: this.#history, snapshot: `${horizon}:${horizon}:` };
  }

  #isOfHistory(place: Place): boolean {
    return place.history === this.#history && horizonOf(place) <= this.#database.horizon();
  }

  #all(): readonly Change[] {
    const things = resourceTables.flatMap((table) =>
      new MemoryRows<AnyResourceRow>(this.#database, table).stamped().map(({ row, changedIn }) => ({
        source: table.name,
        ownerId: row.ownerId,
        changedIn,
        id: row.id,
        thing: { kind: table.name, isDeleted: row.deletedAt !== null, facts: viewOf(table, row) as typeof row },
      })),
    );
    const gone = new MemoryRows(this.#database, tombstonesTable)
      .stamped()
      .map(({ row: { kind, id, ownerId, version }, changedIn }) => ({
        ...{ source: tombstonesTable.name, ownerId, changedIn, id },
        thing: { kind, isDeleted: true, facts: { id, version } },
      }));
    return [...things, ...gone];
  }
}

const horizonOf = ({ snapshot }: Place): number => Number.parseInt(snapshot, 10);

const byId = (one: ThingId, other: ThingId): number => (one < other ? -1 : one > other ? 1 : 0);
