import type { CompiledQuery } from 'kysely';
import type { Database } from '../../src/adapters/persistence/mikro-orm/database.ts';

interface Plan {
  readonly 'Node Type': string;
  readonly 'Index Name'?: string;
  readonly Plans?: readonly Plan[];
}

/** One step of a plan: what is done, and by which index if by one. */
export interface Step {
  readonly type: string;
  readonly index: string | undefined;
}

const stepsOf = (plan: Plan): Step[] => [
  { type: plan['Node Type'], index: plan['Index Name'] },
  ...(plan.Plans ?? []).flatMap(stepsOf),
];

/** The statements that the database is asked to run meanwhile, with their values. */
export async function asked(database: Database, work: () => Promise<unknown>): Promise<readonly CompiledQuery[]> {
  const queries: CompiledQuery[] = [];
  const run = database.run.bind(database);
  database.run = (statement, values) => {
    queries.push(statement.with(values));
    return run(statement, values);
  };
  try {
    await work();
  } finally {
    Reflect.deleteProperty(database, 'run');
  }
  return queries;
}

/** Both plans that a prepared statement may get: for these values, and for any. */
export async function plansOf(database: Database, { sql, parameters }: CompiledQuery): Promise<readonly Step[][]> {
  const values = parameters.map((value) => (value === null ? 'null' : `'${value}'`)).join(', ');
  const plans: Step[][] = [];
  for (const mode of ['force_custom_plan', 'force_generic_plan'])
    await database.transaction(async () => {
      const run = async (text: string) => (await database.entityManager()).execute<Record<string, unknown>[]>(text);
      await run(`set local plan_cache_mode = ${mode}`);
      await run(`prepare asked as ${sql}`);
      const [row] = await run(`explain (format json) execute asked (${values})`);
      await run('deallocate asked');
      const explained = row?.['QUERY PLAN'] as readonly { readonly Plan: Plan }[];
      plans.push(...explained.map(({ Plan: plan }) => stepsOf(plan)));
    });
  return plans;
}
