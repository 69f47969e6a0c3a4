import type { MemoryDatabase } from '../../src/adapters/persistence/memory/kernel/memory-database.ts';
import { MemoryResourceStore } from '../../src/adapters/persistence/memory/resource/memory-resource-store.ts';
import type { Database } from '../../src/adapters/persistence/mikro-orm/database.ts';
import { MikroResourceStore } from '../../src/adapters/persistence/mikro-orm/resource/mikro-resource-store.ts';
import {
  integer,
  moment,
  optional,
  required,
  uuid,
  varchar,
  version,
  words,
} from '../../src/adapters/persistence/tables/definition/column.ts';
import { ownRows } from '../../src/adapters/persistence/tables/definition/personal.ts';
import { type ResourceRow, resourceTableOf } from '../../src/adapters/persistence/tables/definition/resource-table.ts';
import type { ResourceStore } from '../../src/application/kernel/resource/resource-store.ts';
import type { Instant } from '../../src/domain/kernel/instant.ts';

/** A resource of these tests' own, with a field of each kind that may be left out. */
export interface NoteFacts extends ResourceRow {
  readonly id: string;
  readonly place: string | null;
  readonly stars: number | null;
  readonly dueAt: Instant | null;
}
export interface NoteFilter {
  readonly search?: string;
  readonly dueAfter?: Instant;
  readonly dueBefore?: Instant;
  /** Called as a position's value is. */
  readonly value?: number;
}
type NoteView = Omit<NoteFacts, 'ownerId' | 'deletedAt'>;
export type NoteField = 'place' | 'stars' | 'dueAt' | 'createdAt';
interface Note {
  readonly facts: NoteFacts;
}
export type Notes = ResourceStore<Note, NoteView, NoteField, NoteFilter> & { add(facts: NoteFacts): Promise<void> };

const notesTable = resourceTableOf<NoteFacts, NoteView, NoteFilter>()({
  name: 'notes',
  kind: 'note',
  columns: {
    id: required(uuid(), { primary: true }),
    ownerId: varchar(255),
    place: optional(words(50)),
    stars: optional(integer()),
    dueAt: optional(moment()),
    version: version(),
    createdAt: moment(),
    updatedAt: moment(),
    deletedAt: optional(moment()),
  },
  hidden: { ownerId: true, deletedAt: true },
  searched: ['place'],
  conditions: {
    dueAfter: { field: 'dueAt', is: '>=' },
    dueBefore: { field: 'dueAt', is: '<' },
    value: { field: 'stars', is: '>=' },
  },
  personal: ownRows('notes', { owner: 'ownerId' }),
});

export class MemoryNotes extends MemoryResourceStore<NoteFacts, Note, NoteView, NoteField, NoteFilter> {
  constructor(database: MemoryDatabase) {
    super(database, notesTable, (facts) => ({ facts }));
  }

  async add(facts: NoteFacts): Promise<void> {
    this.rows.set(facts);
  }
}

export class MikroNotes extends MikroResourceStore<NoteFacts, Note, NoteView, NoteField, NoteFilter> {
  constructor(database: Database) {
    super(database, notesTable, (facts) => ({ facts }));
  }

  async add(facts: NoteFacts): Promise<void> {
    await this.insert(facts);
  }
}
