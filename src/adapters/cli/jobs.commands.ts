import { z } from 'zod';
import type { ListJobs } from '../../application/jobs/list-jobs.ts';
import type { RetryJob } from '../../application/jobs/retry-job.ts';
import { sendMail } from '../../application/mail/queued-outbox.ts';
import { type CliCommand, command, type Use, using } from './command.ts';
import type { CliFailure } from './messages.ts';
import { instant, oneOf, said, text, wholeNumber } from './schemas.ts';
import { idColumn, table } from './table.ts';

export interface JobUseCases {
  readonly list: ListJobs;
  readonly retry: RetryJob;
}

const states = ['waiting', 'running', 'done', 'dead', 'cancelled'] as const;

const jobView = z.strictObject({
  id: z.string(),
  kind: z.string(),
  state: z.enum(states),
  attempts: z.int(),
  createdAt: instant,
  endedAt: instant.nullable(),
  failure: z.string().nullable(),
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
});

export const jobsCommands = (use: Use<JobUseCases>): readonly CliCommand<CliFailure>[] => [
  command({
    words: 'jobs list',
    summary: 'lists background jobs, the newest first',
    options: [
      { flags: '--state <state>', description: `${states.join(', ')}; dead ones have failed for good` },
      { flags: '--kind <kind>', description: `for example ${sendMail.name}` },
      { flags: '--limit <number>', description: 'how many at most, up to 1000 (default: 50)' },
    ],
    examples: ['jobs list', 'jobs list --state dead --json'],
    input: z.strictObject({
      state: oneOf(...states).optional(),
      kind: text.optional(),
      limit: wholeNumber(1, 1000).prefault('50'),
    }),
    output: z.strictObject({ items: z.array(jobView) }),
    run: ({ limit, ...filter }, terminal) =>
      using(use)
        .andThen(({ list }) => list.execute(said(filter), limit))
        .map((jobs) => {
          const rows = jobs.map(({ id, kind, state, attempts, createdAt, failure }) => [
            ...[id, kind, state, attempts, createdAt, failure],
          ]);
          const shown = table([idColumn('id'), 'kind', 'state', 'attempts', 'created', 'failure'], rows, terminal);
          return { json: { items: jobs.map((job) => jobView.strip().parse(job)) }, text: shown };
        }),
  }),
  command({
    words: 'jobs retry',
    summary: 'tries a dead job once more',
    arguments: { '<id>': 'as `jobs list --state dead` shows it' },
    examples: ['jobs retry 0b7e2f0c-5a57-4f5c-9a53-0a4d7c1f6f0e'],
    input: z.strictObject({ id: text }),
    output: z.strictObject({ id: z.string(), state: z.literal('waiting') }),
    run: ({ id }) =>
      using(use)
        .andThen(({ retry }) => retry.execute(id))
        .map(() => ({ json: { id, state: 'waiting' as const }, text: `waiting  ${id}` })),
  }),
];
