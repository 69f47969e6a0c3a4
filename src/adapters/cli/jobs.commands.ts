import { ok } from 'neverthrow';
import { z } from 'zod';
import type { JobUseCases } from '../../application/jobs/use-cases.ts';
import { sendMail } from '../../application/mail/queued-outbox.ts';
import { type CliCommand, command, type Use } from './command.ts';
import { jobStates, jobsView, shownJobs } from './jobs.views.ts';
import type { CliFailure } from './messages.ts';
import { limited, limitOption, oneOf, said, text } from './schemas.ts';

export const jobsCommands = (use: Use<JobUseCases>): readonly CliCommand<CliFailure>[] => [
  command({
    words: 'jobs list',
    summary: 'lists background jobs, the newest first',
    options: [
      { flags: '--state <state>', description: `${jobStates.join(', ')}; dead ones have failed for good` },
      { flags: '--kind <kind>', description: `for example ${sendMail.name}` },
      limitOption,
    ],
    examples: ['jobs list', 'jobs list --state dead --json'],
    input: z.strictObject({
      state: oneOf(...jobStates).optional(),
      kind: text.optional(),
      ...limited,
    }),
    output: jobsView,
    run: async ({ limit, ...filter }, terminal) => {
      const { ledger } = await use();
      return ok(shownJobs(await ledger.list(said(filter), limit), terminal));
    },
  }),
  command({
    words: 'jobs retry',
    summary: 'tries a dead job once more',
    arguments: { '<id>': 'its id, or how it begins, as `jobs list --state dead` shows it' },
    examples: ['jobs retry 0b7e2f0c-5a57-4f5c-9a53-0a4d7c1f6f0e'],
    ids: { id: 'job' },
    input: z.strictObject({ id: text }),
    output: z.strictObject({ id: z.string(), state: z.literal('waiting') }),
    run: async ({ id }) => {
      const { retry } = await use();
      return (await retry.execute(id)).map(() => ({ json: { id, state: 'waiting' as const }, text: `waiting  ${id}` }));
    },
  }),
  command({
    words: 'jobs release',
    summary: 'lets go on what a restore has held: mails, webhooks, reconciliation',
    examples: ['jobs release'],
    input: z.strictObject({}),
    output: z.strictObject({ released: z.boolean() }),
    run: async () => {
      const { release } = await use();
      return (await release.execute()).map((released) => ({
        json: { released },
        text: released ? 'Released: the server goes on with them within a second.' : 'Nothing is held.',
      }));
    },
  }),
];
