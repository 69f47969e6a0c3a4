import type { V1Api } from './v1-api.ts';

/** What the tests that every resource passes need to know of one. */
export interface ResourceUnderTest {
  /** Below `/api/v1`: `/tasks`. */
  readonly path: string;
  /** The required text that people know it by. */
  readonly label: { readonly field: string; readonly min: number; readonly max: number };
  /** A text that may be left out. */
  readonly note?: { readonly field: string; readonly max: number };
  /** What else a body must name. */
  readonly required?: Readonly<Record<string, unknown>>;
  /** What an answer shows where it is left out. */
  readonly defaults: Readonly<Record<string, unknown>>;
  /** Other values for everything but the label that may be set. */
  readonly others: Readonly<Record<string, unknown>>;
  /** A filter with a value that `others` match and the rest does not. */
  readonly filter?: readonly [name: string, value: string];
  readonly sortable: readonly string[];
  readonly unknownId: string | number;
  readonly illFormedIds: readonly string[];
}

/** A text that the label's shortest length allows. */
export const word = ({ label }: ResourceUnderTest, text: string): string => text.padEnd(label.min, '.');

export const labelled = (resource: ResourceUnderTest, text: string, more: object = {}) => ({
  ...resource.required,
  [resource.label.field]: word(resource, text),
  ...more,
});

/** As many as asked for, a second apart, named `item 1` and on. */
export async function several(api: V1Api, resource: ResourceUnderTest, count: number): Promise<(string | number)[]> {
  const ids: (string | number)[] = [];
  for (let i = 1; i <= count; i += 1) {
    ids.push((await api.created(resource.path, labelled(resource, `item ${i}`))).id);
    api.clock.advance({ seconds: 1 });
  }
  return ids;
}

/** For resources whose ids are UUIDs. */
export const uuids = {
  unknownId: '01990000-0000-7000-8000-000000000000',
  illFormedIds: ['1', 'x', '01990000', '01990000-0000-7000-8000-00000000000g', '%00', '-1'],
} as const;

export const projects: ResourceUnderTest = {
  path: '/projects',
  label: { field: 'name', min: 1, max: 255 },
  note: { field: 'description', max: 1000 },
  defaults: { description: null, status: 'active' },
  others: { description: 'words', status: 'inactive' },
  filter: ['status', 'inactive'],
  sortable: ['createdAt', 'updatedAt', 'name', 'status'],
  ...uuids,
};

export const tasks: ResourceUnderTest = {
  path: '/tasks',
  label: { field: 'title', min: 1, max: 255 },
  note: { field: 'description', max: 1000 },
  defaults: { description: null, completed: false, dueAt: null, projectId: null },
  others: { description: 'words', completed: true, dueAt: '2027-01-02T03:04:05.006Z' },
  filter: ['status', 'completed'],
  sortable: ['createdAt', 'updatedAt', 'title', 'completed', 'dueAt'],
  unknownId: 999_999,
  illFormedIds: ['x', '1.5', '0', '-1', '99999999999999999999', '%00', '1e3'],
};
