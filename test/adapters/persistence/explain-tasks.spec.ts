import { expect } from 'chai';
import type { Database } from '../../../src/adapters/persistence/mikro-orm/database.ts';
import {
  ofAll,
  ofStatus,
  taskOfOwner,
  updateTask,
} from '../../../src/adapters/persistence/mikro-orm/tasks/statements.ts';
import { migratedDatabase } from '../../support/both-stores.ts';

interface Plan {
  readonly 'Node Type': string;
  readonly 'Index Name'?: string;
  readonly Plans?: readonly Plan[];
}
interface Node {
  readonly type: string;
  readonly index: string | undefined;
}

const nodesOf = (plan: Plan): Node[] => [
  { type: plan['Node Type'], index: plan['Index Name'] },
  ...(plan.Plans ?? []).flatMap(nodesOf),
];
const owner = 'owner-7';
const page = { ownerId: owner, completed: true, limit: 50, offset: 0 };

describe('the plans of queries for tasks', () => {
  let database: Database;
  let close: () => Promise<void>;
  before(async () => {
    ({ database, close } = await migratedDatabase());
    const run = (sql: string) => database.entityManager().execute(sql);
    await run(`insert into users (id, issuer, role, version, created_at, updated_at)
      select 'owner-' || i, 'shared-secret', 'user', 1, now(), now() from generate_series(1, 50) i`);
    await run(`insert into tasks (owner_id, title, completed, version, created_at, updated_at, deleted_at)
      select 'owner-' || (i % 50 + 1), 'Task ' || i, i % 3 = 0, 1, moment, moment, case when i % 20 = 0 then moment end
      from generate_series(1, 30000) i, lateral (select timestamptz '2026-01-01' + i * interval '1 minute') m (moment)`);
    // Pages whose commits are not on the disk yet cannot be marked as visible to all.
    await run('checkpoint');
    await run('vacuum analyze tasks');
  });
  after(() => close());

  /** Both plans that a prepared statement may get: for these values, and for any. */
  const plansOf = async (query: { sql: string; parameters: readonly unknown[] }): Promise<Node[][]> => {
    const plans: Node[][] = [];
    for (const mode of ['force_custom_plan', 'force_generic_plan'])
      await database.transaction(async () => {
        const run = (sql: string) => database.entityManager().execute<Record<string, unknown>[]>(sql);
        const values = query.parameters.map((value) => (value === null ? 'null' : `'${value}'`)).join(', ');
        await run(`set local plan_cache_mode = ${mode}`);
        await run(`prepare asked as ${query.sql}`);
        const [row] = await run(`explain (format json) execute asked (${values})`);
        await run('deallocate asked');
        const explained = row?.['QUERY PLAN'] as readonly { readonly Plan: Plan }[];
        plans.push(...explained.map(({ Plan: plan }) => nodesOf(plan)));
      });
    return plans;
  };
  const typesOf = (nodes: readonly Node[]): string[] => nodes.map(({ type }) => type);

  const lists = {
    'all tasks': [ofAll, 'tasks_newest'],
    'tasks of one status': [ofStatus, 'tasks_newest_by_status'],
  } as const;
  for (const [name, [statements, index]] of Object.entries(lists)) {
    it(`show a page of ${name} in the order of an index, and count in the index alone`, async () => {
      for (const nodes of await plansOf(statements.page.with(page))) {
        expect(typesOf(nodes)).to.not.include('Seq Scan').and.not.include('Sort').and.not.include('Bitmap Heap Scan');
        expect(nodes).to.deep.include({ type: 'Index Scan', index });
        expect(typesOf(nodes)).to.include('Index Only Scan');
      }
    });

    it(`skip to a deep page of ${name} in the index alone`, async () => {
      for (const statement of [statements.fromNewest, statements.fromOldest])
        for (const nodes of await plansOf(statement.with({ ...page, offset: 100 }))) {
          expect(typesOf(nodes)).to.not.include('Seq Scan');
          expect(nodes).to.deep.include({ type: 'Index Only Scan', index });
          expect(nodes).to.deep.include({ type: 'Index Scan', index: 'tasks_pkey' });
        }
    });
  }

  it('find and change one task by its id', async () => {
    const row = { owner_id: owner, title: 'x', completed: true, version: 1, description: 'x', project_id: null };
    const moments = { created_at: '2026-01-01', updated_at: '2026-01-01', deleted_at: null };
    const change = { ...row, ...moments, id: 7, seen: 1 } as unknown as Parameters<typeof updateTask.with>[0];
    const queries = [taskOfOwner.with({ ownerId: owner, id: change.id }), updateTask.with(change)];
    for (const query of queries)
      for (const nodes of await plansOf(query))
        expect(nodes).to.deep.include({ type: 'Index Scan', index: 'tasks_pkey' });
  });
});
