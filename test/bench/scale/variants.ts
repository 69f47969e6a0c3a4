import type { Position } from '../../../src/application/kernel/listing.ts';
import type { Projects } from '../../../src/application/projects/ports.ts';
import type { TaskFilter, TaskListing, TaskSortField, Tasks } from '../../../src/application/tasks/ports.ts';
import type { ProjectId } from '../../../src/domain/projects/project.ts';
import { personOf, projectOf } from './populate.ts';

const limit = 20;

const listing = (field: TaskSortField, descending: boolean, filter: TaskFilter = {}): TaskListing => ({
  filter,
  sort: { field, descending },
});
const newest = listing('createdAt', true);

/** A question that one person asks; made ready apart from what is measured. */
export type Ready = () => Promise<unknown>;
export type Variant = (tasks: Tasks, person: number, each: number, projects: Projects) => Ready | Promise<Ready>;

const page =
  (what: (person: number) => TaskListing, offset: (each: number) => number = () => 0): Variant =>
  (tasks, person, each) =>
  () =>
    tasks.page(personOf(person), what(person), { limit, offset: offset(each) });

/** Goes on from an item at that part of the list. */
const walkFrom =
  (part: number, what: TaskListing): Variant =>
  async (tasks, person, each) => {
    const window = { limit: 1, offset: Math.floor(each * part) };
    const [item] = (await tasks.page(personOf(person), what, window)).items;
    if (item === undefined) throw new Error('nothing to go on from');
    const place: Position = { value: item[what.sort.field], id: item.id };
    return () => tasks.walk(personOf(person), what, place, limit);
  };

export const variants: Readonly<Record<string, Variant>> = {
  'first page, newest first': page(() => newest),
  'a page in the middle': page(
    () => newest,
    (each) => Math.floor(each / 2),
  ),
  'by title': page(() => listing('title', false)),
  'by last change': page(() => listing('updatedAt', true)),
  'by completion': page(() => listing('completed', false)),
  'pending only': page(() => listing('createdAt', true, { completed: false })),
  'pending, by title': page(() => listing('title', false, { completed: false })),
  'of one project': page((person) => listing('createdAt', true, { projectId: projectOf(person, 3) })),
  'search, frequent word': page(() => listing('createdAt', true, { search: 'garden' })),
  'search, rare word': page(() => listing('createdAt', true, { search: 'needle' })),
  'search, two letters': page(() => listing('createdAt', true, { search: 'rd' })),
  'cursor after the first page': walkFrom(0.02, newest),
  'cursor at 95 % of the list': walkFrom(0.95, newest),
  'cursor by title, at 95 %': walkFrom(0.95, listing('title', false)),
  'project with its tasks': (_tasks, person, _each, projects) => () =>
    projects.withTasks(personOf(person), projectOf(person, 3) as ProjectId, 100),
};
