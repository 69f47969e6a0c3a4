import { ResultAsync } from 'neverthrow';
import { z } from 'zod';
import { type CliCommand, command } from './command.ts';
import type { CliFailure } from './messages.ts';

/** The database's tables, as steps. */
export interface Migrations {
  /** Says which were applied. */
  up(): Promise<readonly string[]>;
  /** Takes the last one back; says which. */
  down(): Promise<readonly string[]>;
  status(): Promise<readonly { readonly name: string; readonly applied: boolean }[]>;
}

const steps = (did: string, names: readonly string[]): string =>
  names.length === 0 ? 'Nothing to do.' : names.map((name) => `${did}  ${name}`).join('\n');

export const migrateCommands = (migrations: Migrations): readonly CliCommand<CliFailure>[] => [
  command({
    words: 'migrate up',
    summary: 'brings the database to this version; the server does so by itself when it starts',
    examples: ['migrate up'],
    input: z.strictObject({}),
    output: z.strictObject({ applied: z.array(z.string()) }),
    run: () =>
      ResultAsync.fromSafePromise(migrations.up()).map((applied) => ({
        json: { applied: [...applied] },
        text: steps('applied', applied),
      })),
  }),
  command({
    words: 'migrate down',
    summary: 'takes the last migration back, with everything in its tables',
    examples: ['migrate down', 'migrate down --yes'],
    input: z.strictObject({}),
    output: z.strictObject({ reverted: z.array(z.string()) }),
    confirm: async () => {
      const last = (await migrations.status()).findLast(({ applied }) => applied);
      return `What the tables of ${last?.name ?? 'the last migration'} hold is lost. Take it back?`;
    },
    run: () =>
      ResultAsync.fromSafePromise(migrations.down()).map((reverted) => ({
        json: { reverted: [...reverted] },
        text: steps('reverted', reverted),
      })),
  }),
  command({
    words: 'migrate status',
    summary: 'lists the migrations and whether they are applied',
    examples: ['migrate status', 'migrate status --json'],
    input: z.strictObject({}),
    output: z.strictObject({ migrations: z.array(z.strictObject({ name: z.string(), applied: z.boolean() })) }),
    run: () =>
      ResultAsync.fromSafePromise(migrations.status()).map((all) => ({
        json: { migrations: all.map(({ name, applied }) => ({ name, applied })) },
        text: all.map(({ name, applied }) => `${applied ? 'applied' : 'pending'}  ${name}`).join('\n'),
      })),
  }),
];
