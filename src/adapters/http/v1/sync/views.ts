import { z } from 'zod';
import type { ChangedThing } from '../../../../application/sync/ports.ts';
import { samples } from '../../kit/openapi/samples.ts';
import { camelCase } from '../resource/shared-words.ts';
import type { ShownKind } from '../resource/shown-kind.ts';

const version = z.int().min(1).meta({ description: 'As in the `ETag`; of two the higher one is the newer' });
const id = z.union([z.int(), z.uuid()]);

const gone = z.object({ id, version, deleted: z.literal(true) }).meta({ id: 'Tombstone' });

const error = z
  .object({ code: z.string(), message: z.string(), details: z.unknown().optional(), requestId: z.string() })
  .meta({
    id: 'CommandError',
    description: 'As any error of v1; where the `version` was not current, `details.current` is the thing as it is',
  });

const result = z
  .union([
    z.object({ status: z.literal('done'), id, version }),
    z.object({ status: z.literal('refused'), error }),
    z.object({ status: z.literal('failed'), error }),
  ])
  .meta({ id: 'CommandResult' });

export type CommandView = z.infer<typeof result>;

const syncedOf = (view: z.ZodObject) => view.extend({ version }).meta({ id: `Synced${view.meta()?.id ?? 'Thing'}` });

export const syncAnswer = (kinds: readonly ShownKind[]) =>
  z
    .object({
      token: z.string().meta({
        description: 'For the next request: whatever this answer does not hold is in the answer to it',
        examples: ['WzEsIlFtM3d6VkZrTHBTOSIsWyI3MTIzIiwiMDE5OWUzZDIiLCI4MTI6ODEyOiJdXQ'],
      }),
      reset: z.boolean().meta({ description: 'Everything comes from the start: drop what does not come again' }),
      more: z.boolean().meta({ description: 'Ask again at once, with the new token' }),
      changes: z.object(
        Object.fromEntries(kinds.map(({ name, view }) => [name, z.array(z.union([syncedOf(view), gone]))])),
      ),
      results: z.record(z.string(), result).meta({
        description: 'By the `uuid` of each command',
        examples: [{ [samples.commandId]: { status: 'done', id: samples.taskId, version: 1 } }],
      }),
    })
    .meta({ id: 'SyncAnswer' });

/** By kind, each thing as v1 shows it, with its version. */
export function presentChanges(kinds: readonly ShownKind[], things: readonly ChangedThing[]) {
  const shown: Record<string, object[]> = Object.fromEntries(kinds.map(({ name }) => [name, []]));
  const byName = new Map(kinds.map((kind) => [kind.name, kind]));
  for (const { kind: table, isDeleted, facts } of things) {
    const kind = byName.get(camelCase(table));
    if (kind === undefined) throw new Error(`v1 shows no ${table}`);
    const { id: thing, version: current } = facts;
    shown[kind.name]?.push(
      isDeleted ? { id: thing, version: current, deleted: true } : { ...kind.present(facts), version: current },
    );
  }
  return shown;
}
