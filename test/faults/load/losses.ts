import { call } from '../../support/call.ts';
import type { Load } from './load.ts';
import { contentOf, hashOf } from './write.ts';

type Query = (sql: string) => Promise<readonly Record<string, unknown>[]>;

interface Stored {
  readonly mark: string;
  readonly count: number;
}

const tables = {
  tasks: 'select title as mark, count(*)::int as count from tasks group by 1',
  files: "select replace(name, '.txt', '') as mark, count(*)::int as count from files group by 1",
  payments: `select description as mark, count(*) filter (where status = 'completed')::int as count from payments group by 1`,
} as const;

/** What the sandbox collected, by what it was for. */
const collected = `select p.description as mark, count(*)::int as count
  from sandbox_intents i join payments p on p.id::text = i.payment_id where i.state = 'paid' group by 1`;

const keptIn = { task: 'tasks', command: 'tasks', file: 'files', payment: 'payments' } as const;

interface Place {
  readonly query: Query;
  readonly port: number;
  /** Whether payments are collected by the sandbox, whose books are in the same database. */
  readonly collected: boolean;
}

/** Of what was acknowledged, what is not there; of what is there, what is there twice. */
export async function losses(load: Load, { query, port, collected: ours }: Place): Promise<readonly string[]> {
  const counts = new Map<string, Map<string, number>>();
  for (const [table, sql] of Object.entries({ ...tables, collected })) counts.set(table, await countsOf(query, sql));
  const found: string[] = [];
  for (const { kind, mark } of load.acknowledged) {
    if (!counts.get(keptIn[kind])?.get(mark)) found.push(`lost: ${kind} ${mark}`);
    if (ours && kind === 'payment' && counts.get('collected')?.get(mark) !== 1)
      found.push(`not collected once: ${mark}`);
  }
  for (const [table, marks] of counts)
    for (const [mark, count] of marks) if (count > 1) found.push(`${count} times in ${table}: ${mark}`);
  return [...found, ...(await damagedFiles(load, port))];
}

async function countsOf(query: Query, sql: string): Promise<Map<string, number>> {
  const rows = (await query(sql)) as unknown as readonly Stored[];
  return new Map(rows.map(({ mark, count }) => [mark, count]));
}

/** A row is not enough: the bytes must be there as well. */
async function damagedFiles(load: Load, port: number): Promise<readonly string[]> {
  const files = load.acknowledged.filter(({ kind }) => kind === 'file');
  const found: string[] = [];
  const look = async (): Promise<void> => {
    for (let file = files.pop(); file !== undefined; file = files.pop()) {
      const token = await load.tokenOf(file.writer);
      const path = `/api/v1/files/${file.id}/content`;
      const { status, body } = await call({ port, method: 'GET', path, token, from: load.addressOf(file.writer) });
      if (status !== 200 || hashOf(body.toString()) !== hashOf(contentOf(file.mark)))
        found.push(`the bytes of ${file.mark} are gone: ${status}`);
    }
  };
  await Promise.all(Array.from({ length: 8 }, look));
  return found;
}
