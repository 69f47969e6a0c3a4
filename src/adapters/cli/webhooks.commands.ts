import { ok } from 'neverthrow';
import { z } from 'zod';
import type { WebhookUseCases } from '../../application/webhooks/use-cases.ts';
import { deliveryStates } from '../../domain/webhooks/webhook-delivery.ts';
import { type CliCommand, command, type Use } from './command.ts';
import { exitCodes } from './exit-codes.ts';
import type { CliFailure } from './messages.ts';
import { limited, limitOption, oneOf, said, text } from './schemas.ts';
import { facts } from './table.ts';
import { deliveriesView, endpointsView, secretView, shownDeliveries, shownEndpoints } from './webhooks.views.ts';

const one = { '<webhook>': 'its id, or how it begins, as `webhooks list` shows it' };
const input = z.strictObject({ webhook: text });
const example = '019aa1c8-8f6e-7d52-a3f1-6f0f2c9d4b7e';

const types = z
  .string({ error: 'required: what it is told, separated by commas' })
  .transform((given) => given.split(',').map((type) => type.trim()));

/** Nobody is shown the secret again. */
const once = (id: string, secret: string) => ({
  json: { id, secret },
  text: `${facts({ id, secret })}\n\nThe secret is shown this once: keep it where the receiver finds it.`,
});

export const webhooksCommands = (use: Use<WebhookUseCases>): readonly CliCommand<CliFailure>[] => [
  command({
    words: 'webhooks add',
    summary: 'tells another system of what happens, and prints the secret that signs it',
    arguments: { '<url>': 'where it takes events: https, in development also http to this machine' },
    options: [{ flags: '--events <types>', description: 'what it is told, separated by commas' }],
    examples: ['webhooks add https://hooks.example.com/mainstay --events task.created,payment.completed'],
    input: z.strictObject({ url: text, events: types }),
    output: secretView,
    run: async (given) =>
      (await (await use()).add.execute(given)).map(({ endpoint, secret }) => once(endpoint.facts.id, secret.reveal())),
  }),
  command({
    words: 'webhooks list',
    summary: 'lists the systems that are told of what happens',
    examples: ['webhooks list', 'webhooks list --json'],
    input: z.strictObject({}),
    output: endpointsView,
    run: async (_, terminal) => ok(shownEndpoints(await (await use()).endpoints.all(), terminal)),
  }),
  command({
    words: 'webhooks remove',
    summary: 'tells it nothing any more, nor what it has not taken yet',
    arguments: one,
    ids: { webhook: 'webhook' },
    examples: [`webhooks remove ${example}`, `webhooks remove ${example} --yes`],
    input,
    output: z.strictObject({ id: z.string() }),
    confirm: () => 'What it has not taken yet will be lost to it. Remove the webhook?',
    run: async ({ webhook }) =>
      (await (await use()).remove.execute(webhook)).map(({ facts: { id } }) => ({
        json: { id },
        text: `removed  ${id}`,
      })),
  }),
  command({
    words: 'webhooks rotate',
    summary: 'prints a new secret; for 24 hours the one before it signs as well',
    arguments: one,
    ids: { webhook: 'webhook' },
    examples: [`webhooks rotate ${example}`],
    input,
    output: secretView,
    run: async ({ webhook }) =>
      (await (await use()).rotate.execute(webhook)).map(({ endpoint, secret }) =>
        once(endpoint.facts.id, secret.reveal()),
      ),
  }),
  command({
    words: 'webhooks deliveries',
    summary: 'lists what was sent or waits to be, the newest first; kept for 30 days',
    options: [
      { flags: '--webhook <webhook>', description: 'of one system: its id, or how it begins' },
      { flags: '--state <state>', description: `${deliveryStates.join(', ')}; dead ones are attempted no more` },
      limitOption,
    ],
    examples: ['webhooks deliveries --state dead', `webhooks deliveries --webhook ${example} --json`],
    ids: { webhook: 'webhook' },
    input: z.strictObject({ webhook: text.optional(), state: oneOf(...deliveryStates).optional(), ...limited }),
    output: deliveriesView,
    run: async ({ webhook, state, limit }, terminal) => {
      const { find, deliveries } = await use();
      const named = webhook === undefined ? ok(undefined) : await find.execute(webhook);
      return await named.asyncMap(async (endpoint) => {
        const filter = said({ endpointId: endpoint?.facts.id, state });
        return shownDeliveries(await deliveries.list(filter, limit), terminal);
      });
    },
  }),
  command({
    words: 'webhooks redeliver',
    summary: 'has the server send an event once more, under the id that it had',
    arguments: { '<delivery>': 'its id, or how it begins, as `webhooks deliveries` shows it' },
    examples: [`webhooks redeliver ${example}`],
    ids: { delivery: 'delivery' },
    input: z.strictObject({ delivery: text }),
    output: z.strictObject({ id: z.string(), state: z.literal('waiting') }),
    run: async ({ delivery }) =>
      (await (await use()).redeliver.execute(delivery)).map(({ facts: { id } }) => ({
        json: { id, state: 'waiting' as const },
        text: `waiting  ${id}`,
      })),
  }),
  command({
    words: 'webhooks test',
    summary: 'sends webhook.test at once, one time; what was disabled and takes it is told events again',
    arguments: one,
    ids: { webhook: 'webhook' },
    examples: [`webhooks test ${example}`],
    input,
    output: z.strictObject({
      id: z.string(),
      eventId: z.string(),
      state: z.enum(deliveryStates),
      lastStatus: z.int().nullable(),
      why: z.string().nullable(),
      enabled: z.boolean(),
    }),
    run: async ({ webhook }) =>
      (await (await use()).test.execute(webhook)).map(({ delivery, why, enabled }) => {
        const { id, eventId, state, lastStatus } = delivery.facts;
        const shown = { id, eventId, state, lastStatus, why, enabled };
        return { json: shown, text: facts(shown), code: state === 'done' ? exitCodes.done : exitCodes.failed };
      }),
  }),
];
