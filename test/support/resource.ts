import type { V1Api } from './v1-api.ts';

/** What the tests that every resource passes need to know of one. */
export interface ResourceUnderTest {
  /** Below `/api/v1`: `/tasks`. */
  readonly path: string;
  /** The text that people know it by. */
  readonly label: string;
  /** A body of which only the label is required, with what an answer shows where it is left out. */
  readonly defaults: Readonly<Record<string, unknown>>;
  /** Other values for everything that may be set. */
  readonly others: Readonly<Record<string, unknown>>;
  /** A filter with a value that the defaults do not match, but `others` do. */
  readonly filter: readonly [name: string, value: string];
  readonly sortable: readonly string[];
  readonly unknownId: string | number;
  readonly illFormedIds: readonly string[];
}

export const labelled = (resource: ResourceUnderTest, label: string, more: object = {}) => ({
  [resource.label]: label,
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

export const resources: Readonly<Record<string, ResourceUnderTest>> = {
  projects: {
    path: '/projects',
    label: 'name',
    defaults: { description: null, status: 'active' },
    others: { description: 'words', status: 'inactive' },
    filter: ['status', 'inactive'],
    sortable: ['createdAt', 'updatedAt', 'name', 'status'],
    unknownId: '01990000-0000-7000-8000-000000000000',
    illFormedIds: ['1', 'x', '01990000', '01990000-0000-7000-8000-00000000000g', '%00', '-1'],
  },
  tasks: {
    path: '/tasks',
    label: 'title',
    defaults: { description: null, completed: false, projectId: null },
    others: { description: 'words', completed: true },
    filter: ['status', 'completed'],
    sortable: ['createdAt', 'updatedAt', 'title', 'completed'],
    unknownId: 999_999,
    illFormedIds: ['x', '1.5', '0', '-1', '99999999999999999999', '%00', '1e3'],
  },
};
