import { expect } from 'chai';
import fc from 'fast-check';
import { sql } from 'kysely';
import { MemoryDatabase } from '../../../src/adapters/persistence/memory/kernel/memory-database.ts';
import { searchedText } from '../../../src/adapters/persistence/mikro-orm/migrations/searched-text.ts';
import type { Position } from '../../../src/application/kernel/listing.ts';
import { type Instant, instantOf } from '../../../src/domain/kernel/instant.ts';
import { firstVersion } from '../../../src/domain/kernel/version.ts';
import { migratedDatabase } from '../../support/both-stores.ts';
import {
  MemoryNotes,
  MikroNotes,
  type NoteFacts,
  type NoteField,
  type NoteFilter,
  type Notes,
} from '../../support/notes.ts';
import { asked, plansOf } from '../../support/plans.ts';

const day = (n: number): Instant => instantOf(Date.UTC(2026, 0, 1 + n));
/** Few values, so that many notes share one. */
const content = fc.record({
  place: fc.option(fc.constantFrom('Zoo', 'apple', 'Apple', 'éclair', 'banana')),
  stars: fc.option(fc.integer({ min: -1, max: 2 })),
  dueAt: fc.option(fc.nat(3).map(day)),
});
const sort = fc.record({
  field: fc.constantFrom<NoteField>('place', 'stars', 'dueAt', 'createdAt'),
  descending: fc.boolean(),
});
const filter = fc.constantFrom<NoteFilter>(
  {},
  { dueAfter: day(1) },
  { dueBefore: day(2) },
  { search: 'A' },
  { value: 1 },
);
const idOf = (n: number): string => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;

/** The order in words: those without a value last, both ways; equals by id in the direction of the order. */
function model(all: readonly NoteFacts[], { filter: asked, sort: by }: Listed): string[] {
  const alphabet = new Intl.Collator('en');
  const direction = by.descending ? -1 : 1;
  const fits = ({ place, stars, dueAt }: NoteFacts): boolean =>
    (asked.search === undefined || (place?.toLowerCase().includes(asked.search.toLowerCase()) ?? false)) &&
    (asked.dueAfter === undefined || (dueAt !== null && dueAt >= asked.dueAfter)) &&
    (asked.value === undefined || (stars !== null && stars >= asked.value)) &&
    (asked.dueBefore === undefined || (dueAt !== null && dueAt < asked.dueBefore));
  const compare = (one: NoteFacts, other: NoteFacts): number => {
    const [a, b] = [one[by.field], other[by.field]];
    const byId = one.id < other.id ? -direction : direction;
    if (a === null || b === null) return a === b ? byId : a === null ? 1 : -1;
    const difference = by.field === 'place' ? alphabet.compare(String(a), String(b)) : a < b ? -1 : a > b ? 1 : 0;
    return direction * difference || byId;
  };
  return all
    .filter(fits)
    .toSorted(compare)
    .map(({ id }) => id);
}

interface Listed {
  readonly filter: NoteFilter;
  readonly sort: { readonly field: NoteField; readonly descending: boolean };
}

describe('lists ordered by what may be left out', () => {
  let opened: Awaited<ReturnType<typeof migratedDatabase>>;
  before(async () => {
    opened = await migratedDatabase();
    const run = (text: string) => sql.raw(text).execute(opened.database.kysely());
    await run(`create table notes (id uuid primary key, owner_id text not null, place varchar(50), stars int,
      due_at timestamptz(3), version int not null, created_at timestamptz(3) not null,
      updated_at timestamptz(3) not null, deleted_at timestamptz(3))`);
    for (const statement of searchedText('notes', ['place'])) await run(statement);
    await run('create index notes_up on notes (owner_id, due_at, id) where deleted_at is null');
    await run(`create index notes_down on notes (owner_id, due_at desc nulls last, id desc) where deleted_at is null`);
  });
  after(() => opened.close());

  /** By pages, and by a walk that begins after the first item. */
  async function shown(notes: Notes, owner: string, listing: Listed, limit: number): Promise<readonly string[][]> {
    const paged: string[] = [];
    for (let offset = 0; ; offset += limit) {
      const { items, total } = await notes.page(owner, listing, { limit, offset });
      paged.push(...items.map(({ id }) => id));
      if (paged.length >= total) break;
    }
    const [first] = (await notes.page(owner, listing, { limit: 1, offset: 0 })).items;
    const walked = first === undefined ? [] : [first.id];
    let last = first;
    while (last !== undefined) {
      const after: Position = { value: last[listing.sort.field], id: last.id };
      const { items, more } = await notes.walk(owner, listing, after, limit);
      walked.push(...items.map(({ id }) => id));
      last = more ? items.at(-1) : undefined;
    }
    return [paged, walked];
  }

  it('have those without a value last both ways, on pages and on walks, in both stores', async () => {
    let owners = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(content, { maxLength: 14 }),
        fc.array(fc.record({ filter, sort }), { minLength: 2, maxLength: 4 }),
        fc.integer({ min: 1, max: 5 }),
        async (contents, listings, limit) => {
          owners += 1;
          const ownerId = `owner ${owners}`;
          const times = { version: firstVersion, updatedAt: day(0), deletedAt: null };
          const all = contents.map((given, n) => ({
            ...{ ...given, ...times, ownerId },
            ...{ id: idOf(owners * 1000 + n), createdAt: day(n % 3) },
          }));
          for (const notes of [new MemoryNotes(new MemoryDatabase()), new MikroNotes(opened.database)]) {
            for (const facts of all) await notes.add(facts);
            for (const listing of listings) {
              const expected = model(all, listing);
              expect(await shown(notes, ownerId, listing, limit)).to.deep.equal([expected, expected]);
            }
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('are walked in the order of an index, before and after the first without a value', async () => {
    const run = (text: string) => sql.raw(text).execute(opened.database.kysely());
    await run(`insert into notes select gen_random_uuid(), 'owner ' || (i % 101), null, null,
      case when i % 2 = 0 then timestamptz '2026-01-01' + i * interval '1 minute' end, 1, now(), now(), null
      from generate_series(1, 20000) i`);
    await run('vacuum analyze notes');
    const notes = new MikroNotes(opened.database);
    for (const descending of [true, false])
      for (const value of ['2026-01-05', null]) {
        const listing = { filter: {}, sort: { field: 'dueAt', descending } } as const;
        const queries = await asked(opened.database, () => notes.walk('owner 7', listing, { value, id: idOf(1) }, 20));
        for (const query of queries)
          for (const steps of await plansOf(opened.database, query)) {
            const scans = steps.filter(({ type }) => type.endsWith('Scan') && type !== 'Subquery Scan');
            expect(new Set(scans.map(({ index }) => index))).to.deep.equal(
              new Set([descending ? 'notes_down' : 'notes_up']),
            );
          }
      }
  });
});
