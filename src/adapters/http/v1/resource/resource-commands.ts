import { err, ok, type Result, ResultAsync } from 'neverthrow';
import type { ZodType } from 'zod';
import type { CommandOutcome } from '../../../../application/sync/ports.ts';
import { type Failure, invalidInput } from '../../../../domain/kernel/failure.ts';
import type { KitFailure } from '../../kit/failures.ts';
import { violationsOf } from '../../kit/violations.ts';
import type { V1Failure } from '../contract.ts';
import type { ResourceRoutes, Viewed } from './resource-routes.ts';
import { camelCase } from './shared-words.ts';
import type { CommandGiven, CommandRefusal, CommandRoute } from './v1-resource.ts';

type Refused = V1Failure | KitFailure;

/** What the routes of a resource do, as commands: with the same schemas, and the same use cases. */
export function resourceCommands<
  View extends Viewed,
  Content,
  Field extends string,
  Filter,
  Shown extends { readonly facts: View },
  Deletion,
>(routes: ResourceRoutes<View, Content, Field, Filter, Shown, Deletion>): readonly CommandRoute[] {
  const { name, content, change, deletion, useCases } = routes;
  const idOf = ({ id }: CommandGiven) => parseId<View['id']>(routes.id, id);
  const route = (verb: string, run: CommandRoute['execute']): CommandRoute => ({
    type: `${camelCase(name)}.${verb}`,
    creates: verb === 'create',
    execute: run,
  });
  /** Where the client thought of another version, with the thing as it is. */
  const currentOf = async (failure: Failure, ownerId: string, id: View['id']): Promise<{ current?: object }> => {
    if (failure.kind !== `${name}.changed`) return {};
    const found = await useCases.entities.withDeleted(ownerId, id);
    if (found === undefined) return {};
    const { version, deletedAt } = found.facts;
    return {
      current: deletedAt === null ? { ...routes.present(found.facts), version } : { id, version, deleted: true },
    };
  };
  const outcomeOf = (
    outcome: Promise<Result<{ readonly facts: View }, Refused>>,
    ownerId: string,
    id: View['id'],
  ): Promise<Result<CommandOutcome, CommandRefusal>> =>
    Promise.resolve(
      new ResultAsync(outcome)
        .map(({ facts: { id, version } }) => ({ id, version }))
        .orElse((failure) =>
          ResultAsync.fromSafePromise(currentOf(failure, ownerId, id)).andThen((current) =>
            err({ failure, ...current }),
          ),
        ),
    );
  return [
    route('create', async (actor, given) => {
      const parsed = parseArgs(content, given);
      if (parsed.isErr()) return err(parsed.error);
      return (await useCases.add.execute(actor, parsed.value))
        .map(({ facts: { id, version } }) => ({ id, version }))
        .mapErr((failure) => ({ failure }));
    }),
    route('change', async (actor, given) => {
      const id = idOf(given);
      if (id.isErr()) return err(id.error);
      const parsed = parseArgs(change, given);
      if (parsed.isErr()) return err(parsed.error);
      return await outcomeOf(
        useCases.revise.execute(actor, id.value, parsed.value, given.expected),
        actor.userId,
        id.value,
      );
    }),
    route('delete', async (actor, given) => {
      const id = idOf(given);
      if (id.isErr()) return err(id.error);
      const how = deletion?.args === undefined ? ok(undefined as Deletion) : parseArgs(deletion.args, given);
      if (how.isErr()) return err(how.error);
      return await outcomeOf(
        useCases.remove.execute(actor, id.value, given.expected, how.value),
        actor.userId,
        id.value,
      );
    }),
    route('restore', async (actor, given) => {
      const id = idOf(given);
      if (id.isErr()) return err(id.error);
      return await outcomeOf(useCases.restore.execute(actor, id.value, given.expected), actor.userId, id.value);
    }),
  ];
}

function parseArgs<T>(schema: ZodType<T>, { args }: CommandGiven): Result<T, CommandRefusal> {
  const parsed = schema.safeParse(args);
  if (parsed.success) return ok(parsed.data);
  return err({ failure: invalidInput(...violationsOf(schema, args, parsed.error, 'args')) });
}

/** As in a path, where every id is a text. */
function parseId<Id extends string | number>(
  schema: ZodType<Id | string | number>,
  given: unknown,
): Result<Id, CommandRefusal> {
  if (given === undefined || given === null)
    return err({ failure: invalidInput({ field: 'id', rule: 'required', constraint: 'required' }) });
  const isId = typeof given === 'string' || typeof given === 'number';
  const parsed = isId ? schema.safeParse(String(given)) : undefined;
  // The schema lets through what an id of this resource looks like, and nothing else.
  if (parsed?.success) return ok(parsed.data as Id);
  return err({ failure: { kind: 'path.invalid', violations: [] } });
}
