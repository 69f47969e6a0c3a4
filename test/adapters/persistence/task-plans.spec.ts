import { expect } from 'chai';
import type { Database } from '../../../src/adapters/persistence/mikro-orm/database.ts';
import { MikroTasks } from '../../../src/adapters/persistence/mikro-orm/tasks/mikro-tasks.ts';
import type { TaskFilter, TaskSortField } from '../../../src/application/tasks/ports.ts';
import type { TaskId } from '../../../src/domain/tasks/task.ts';
import { migratedDatabase } from '../../support/both-stores.ts';
import { asked, plansOf, type Step } from '../../support/plans.ts';

const owner = 'owner-7';
const filters: Readonly<Record<string, TaskFilter>> = {
  'all tasks': {},
  'pending tasks': { completed: false },
  'completed tasks': { completed: true },
};
const newest = { field: 'createdAt', descending: true } as const;

describe('the plans of queries for tasks', () => {
  let database: Database;
  let tasks: MikroTasks;
  let close: () => Promise<void>;
  before(async () => {
    ({ database, close } = await migratedDatabase());
    tasks = new MikroTasks(database);
    const run = async (sql: string) => (await database.entityManager()).execute(sql);
    await run(`insert into users (id, issuer, role, version, created_at, updated_at)
      select 'owner-' || i, 'shared-secret', 'user', 1, now(), now() from generate_series(1, 50) i`);
    for (let from = 1; from < 30_000; from += 5000)
      await run(`insert into tasks (owner_id, title, completed, version, created_at, updated_at, deleted_at)
        select 'owner-' || (i % 50 + 1), 'Task ' || i, i % 3 = 0, 1, moment, moment, case when i % 20 = 0 then moment end
        from generate_series(${from}, ${from + 4999}) i,
          lateral (select timestamptz '2026-01-01' + i * interval '1 minute') m (moment)`);
    // Pages whose commits are not on the disk yet cannot be marked as visible to all.
    await run('checkpoint');
    await run('vacuum analyze tasks');
  });
  after(() => close());

  const typesOf = (steps: readonly Step[]): string[] => steps.map(({ type }) => type);
  const plansFor = async (work: () => Promise<unknown>): Promise<Step[][]> => {
    const queries = await asked(database, work);
    return (await Promise.all(queries.map((query) => plansOf(database, query)))).flat();
  };

  for (const [name, filter] of Object.entries(filters)) {
    it(`show a page of ${name} in the order of an index, and count in an index alone, in one statement`, async () => {
      const plans = await plansFor(() => tasks.page(owner, { filter, sort: newest }, { limit: 50, offset: 0 }));
      expect(plans).to.have.lengthOf(2);
      for (const steps of plans) {
        expect(typesOf(steps)).to.not.include('Seq Scan').and.not.include('Sort').and.not.include('Bitmap Heap Scan');
        expect(typesOf(steps)).to.include('Index Scan').and.include('Index Only Scan');
      }
    });

    it(`skip to a deep page of ${name} in an index alone`, async () => {
      await (
        await database.entityManager()
      ).execute(`insert into tasks (owner_id, title, completed, version, created_at, updated_at)
        select 'owner-8', 'x', ${filter.completed ?? false}, 1, now(), now() from generate_series(1, 1500)`);
      for (const offset of [600, 1200]) {
        const window = { limit: 50, offset };
        const plans = await plansFor(() => tasks.page('owner-8', { filter, sort: newest }, window));
        expect(plans).to.have.lengthOf(2);
        for (const steps of plans) {
          expect(typesOf(steps)).to.not.include('Seq Scan').and.not.include('Bitmap Heap Scan');
          expect(typesOf(steps).filter((type) => type === 'Index Only Scan')).to.have.lengthOf(3);
          expect(steps).to.deep.include({ type: 'Index Scan', index: 'tasks_pkey' });
        }
      }
    });
  }

  const fields: readonly TaskSortField[] = ['createdAt', 'updatedAt', 'title', 'completed'];
  for (const field of fields)
    it(`walk on by ${field} in the order of an index`, async () => {
      const place = { value: field === 'title' ? 'Task 6' : field === 'completed' ? true : '2026-01-05', id: 7 };
      for (const descending of [true, false]) {
        const listing = { filter: {}, sort: { field, descending } };
        for (const steps of await plansFor(() => tasks.walk(owner, listing, place, 20)))
          expect(typesOf(steps)).to.deep.equal(['Limit', 'Index Scan']);
      }
    });

  it('find and change one task by its id', async () => {
    const [id] = (await tasks.page(owner, { filter: {}, sort: newest }, { limit: 1, offset: 0 })).items;
    const plans = await plansFor(async () => {
      const task = await tasks.ofOwner(owner, id?.id ?? (0 as TaskId));
      if (task !== undefined) await tasks.save(task, task.facts.version);
    });
    expect(plans).to.have.lengthOf(4);
    for (const steps of plans) expect(steps).to.deep.include({ type: 'Index Scan', index: 'tasks_pkey' });
  });
});
