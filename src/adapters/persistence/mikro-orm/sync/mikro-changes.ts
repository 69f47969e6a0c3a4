import type {
  ChangedThing,
  Changes,
  ChangesAsked,
  ChangesFound,
  OwnerChange,
  Place,
} from '../../../../application/sync/ports.ts';
import { resourceTables } from '../../tables/stamped-tables.ts';
import type { Database } from '../database.ts';
import { momentsFromJson } from '../reading/row-from-json.ts';
import {
  readAllSince,
  readFromStart,
  readKindsSince,
  readPlace,
  readSince,
  type SentThing,
  sources,
  valuesOf,
} from './changes-statements.ts';
import type { History } from './history.ts';

/** Before anything that a process has started on. */
const noStart = '00000000-0000-0000-0000-000000000000';

/** Each answer is one statement on the primary, so that what is in it and its place are of one snapshot. */
export class MikroChanges implements Changes {
  readonly #database: Database;
  readonly #history: History;

  constructor(database: Database, history: History) {
    this.#database = database;
    this.#history = history;
  }

  async read(asked: ChangesAsked): Promise<ChangesFound> {
    const history = await this.#history.identity();
    const statement = asked.since === undefined ? readFromStart : readSince;
    const { snapshot, start, continues, ...lists } = await this.#database.one(statement, valuesOf(asked));
    const all = sources.flatMap(({ name }) =>
      // Each source has a list of its own in the answer.
      (lists[name] as readonly SentThing[]).map((sent) => ({ source: name, sent })),
    );
    const found = all.slice(0, asked.limit);
    const last = found.at(-1);
    return {
      things: found.map(({ source, sent }) => thingOf(source, sent)),
      next:
        last === undefined || all.length <= asked.limit
          ? undefined
          : { kind: last.source, changedIn: last.sent.changedIn, id: last.sent.id },
      place: { history, start: start ?? noStart, snapshot },
      continues: continues && (asked.latest === undefined || asked.latest.history === history),
    };
  }

  async here(): Promise<Place> {
    const history = await this.#history.identity();
    const { snapshot, start } = await this.#database.one(readPlace, {});
    return { history, start: start ?? noStart, snapshot };
  }

  async kindsSince(ownerId: string, place: Place): Promise<readonly string[] | undefined> {
    if (!(await this.#history.isHere(place))) return undefined;
    const { kinds, continues } = await this.#database.one(readKindsSince, { ...place, ownerId });
    return continues ? kinds : undefined;
  }

  async since(place: Place): Promise<{ readonly place: Place; readonly changes: readonly OwnerChange[] | null }> {
    const history = await this.#history.identity();
    const { snapshot, start, changes, continues } = await this.#database.one(readAllSince, place);
    return {
      place: { history, start: start ?? noStart, snapshot },
      changes: continues && place.history === history ? changes : null,
    };
  }
}

const columnsOf = new Map(resourceTables.map(({ name, columns }) => [name, columns]));

function thingOf(source: string, { changedIn: _, isDeleted, kind = source, ...shown }: SentThing): ChangedThing {
  // What lists show of a thing of that table, or its id and version alone.
  return { kind, isDeleted, facts: momentsFromJson(columnsOf.get(source) ?? {}, shown) as ChangedThing['facts'] };
}
