import { z } from 'zod';
import type { JobState, JobView } from '../../application/jobs/ports.ts';
import type { Shown } from './command.ts';
import { type Fields, instant } from './schemas.ts';
import { idColumn, table } from './table.ts';
import type { Terminal } from './terminal.ts';

const states: Readonly<Record<JobState, true>> = {
  waiting: true,
  running: true,
  done: true,
  dead: true,
  cancelled: true,
};
export const jobStates = Object.keys(states) as readonly JobState[];

const jobView = z.strictObject({
  id: z.string(),
  kind: z.string(),
  state: z.enum(jobStates),
  attempts: z.int(),
  createdAt: instant,
  endedAt: instant.nullable(),
  failure: z.string().nullable(),
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
} satisfies Fields<JobView>);
export const jobsView = z.strictObject({ items: z.array(jobView) });

const presentJob = ({ id, kind, state, attempts, createdAt, endedAt, failure, facts }: JobView) =>
  ({ id, kind, state, attempts, createdAt, endedAt, failure, facts }) satisfies z.infer<typeof jobView>;

export function shownJobs(jobs: readonly JobView[], terminal: Terminal): Shown<z.infer<typeof jobsView>> {
  const rows = jobs.map(({ id, kind, state, attempts, createdAt, failure }) => [
    ...[id, kind, state, attempts, createdAt, failure],
  ]);
  const headings = [idColumn('id'), 'kind', 'state', 'attempts', 'created', 'failure'];
  return { json: { items: jobs.map(presentJob) }, text: table(headings, rows, terminal) };
}
