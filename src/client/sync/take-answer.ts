import type { Schemas } from '../index.ts';
import type { CommandError, Fields, QueuedCommand, RefusedCommand } from './commands.ts';
import { type Copy, type Id, type Kind, type KnownThing, kindOf, nameOf, type Place } from './copy.ts';
import { isPassing } from './flushed.ts';
import { concerns, newUuid, passOn } from './queue.ts';
import type { Entries } from './sync-storage.ts';

type Answer = Schemas['SyncAnswer'];
type CommandResult = Schemas['CommandResult'];

const dayLength = 24 * 60 * 60 * 1000;
/** The server knows a `tempId` for so long. */
const aliasLife = 30 * dayLength;

/** What an answer means for the copy, as one write: results, changes, and the place they lead to. */
export function takenAnswer(copy: Copy, answer: Answer, now: string): Entries {
  const entries = new Map<string, unknown>();
  const put = (all: Entries) => {
    for (const [name, value] of all) entries.set(name, value);
  };
  const { place } = copy;
  const epoch = answer.reset ? place.epoch + 1 : place.epoch;
  const isAnew = answer.reset || place.isAnew;
  for (const command of copy.commands) {
    const result = answer.results[command.uuid];
    if (result !== undefined && command.done === undefined) put(takenResult(copy, command, result, now, answer.more));
  }
  for (const [kind, things] of Object.entries(answer.changes) as [Kind, readonly KnownThing['thing'][]][])
    for (const thing of things) {
      const name = nameOf.thing(kind, thing.id);
      // It may come twice in one answer as well.
      const known = entries.has(name) ? (entries.get(name) as KnownThing | undefined) : copy.thing(kind, thing.id);
      put(takenThing(known, kind, thing, epoch));
    }
  const isComplete = !answer.more || place.isComplete;
  const next: Place = { token: answer.token, epoch, isAnew: isAnew && answer.more, isComplete };
  put([['place', next]]);
  if (!answer.more) put(settled(copy, entries, isAnew ? epoch : undefined, now));
  return [...entries];
}

function takenThing(known: KnownThing | undefined, kind: Kind, thing: KnownThing['thing'], epoch: number): Entries {
  // Of another history a version says nothing.
  if (known !== undefined && known.epoch === epoch && known.thing.version > thing.version) return [];
  return [
    [nameOf.thing(kind, thing.id), 'deleted' in thing ? undefined : ({ kind, thing, epoch } satisfies KnownThing)],
  ];
}

/** At the end of a walk: what was done has been seen, and what did not come again is gone. */
function settled(copy: Copy, entries: ReadonlyMap<string, unknown>, epoch: number | undefined, now: string): Entries {
  const seen = copy.commands.filter(({ done, name }) => done !== undefined && !entries.has(nameOf.command(name)));
  const lost = epoch === undefined ? [] : copy.things.filter((each) => each.epoch !== epoch);
  const old = copy.aliases.filter(([, { at }]) => Date.parse(now) - Date.parse(at) > aliasLife);
  return [
    ...seen.map(({ name }) => [nameOf.command(name), undefined] as const),
    ...lost
      .map(({ kind, thing }) => nameOf.thing(kind, thing.id))
      .flatMap((name) => (entries.has(name) ? [] : [[name, undefined] as const])),
    ...old.map(([tempId]) => [nameOf.alias(tempId), undefined] as const),
  ];
}

function takenResult(
  copy: Copy,
  command: QueuedCommand,
  result: CommandResult,
  now: string,
  hasMore: boolean,
): Entries {
  const { name, tempId } = command;
  if (result.status === 'done') {
    const { id, version } = result;
    return [
      [nameOf.command(name), hasMore ? { ...command, done: { id, version } } : undefined],
      ...(tempId === undefined ? [] : [[nameOf.alias(tempId), { id, at: now }] as const]),
      ...passOn(copy, command, version, id),
    ];
  }
  if (result.status === 'failed' || isPassing(result.error)) return [];
  const current = currentOf(result.error);
  if (current === undefined || command.base === undefined) return refused(copy, command, result.error);
  return merged(copy, command, current, result.error);
}

/**
 * Where somebody else changed other fields, both changes stand; where the same ones, a person decides. The same goes for what waits
 * behind this change: nothing that its author has not seen may be written over.
 */
function merged(copy: Copy, command: QueuedCommand, current: Fields, error: CommandError): Entries {
  const thing = current['id'] as Id;
  const isBehind = (each: QueuedCommand) =>
    each.order > command.order && each.base !== undefined && concerns(each, kindOf(command.type), thing, copy);
  const overtaken = new Set<string>();
  let state = current;
  for (const { name, args = {}, base = {} } of [command, ...copy.commands.filter(isBehind)]) {
    if (mine(copy, args, state).every((field) => isSame(copy, state[field], base[field])))
      state = { ...state, ...args };
    else overtaken.add(name);
  }
  const version = Number(current['version']);
  const refusals = copy.commands
    .filter(({ name }) => overtaken.has(name))
    .flatMap((each) => refusal(each, error, current));
  const isSentAgain = !overtaken.has(command.name) && mine(copy, command.args, current).length > 0;
  if (isSentAgain) return [[nameOf.command(command.name), { ...command, uuid: newUuid(), version }], ...refusals];
  return [[nameOf.command(command.name), undefined], ...refusals, ...passOn(copy, command, version, thing, overtaken)];
}

/** The fields in which a change differs from what is there. */
const mine = (copy: Copy, args: Fields = {}, state: Fields): readonly string[] =>
  Object.keys(args).filter((field) => !isSame(copy, args[field], state[field]));

function refused(copy: Copy, command: QueuedCommand, error: CommandError): Entries {
  const { id, version } = command;
  const passed = id === undefined ? [] : passOn(copy, command, version, copy.resolved(id));
  return [...refusal(command, error), ...passed];
}

function refusal({ name, type, id, args, at }: QueuedCommand, error: CommandError, current?: Fields): Entries {
  const kept: RefusedCommand = {
    ...{ name, type, at, error },
    ...(id === undefined ? {} : { id }),
    ...(args === undefined ? {} : { args }),
    ...(current === undefined ? {} : { current }),
  };
  return [
    [nameOf.command(name), undefined],
    [nameOf.refused(name), kept],
  ];
}

const currentOf = ({ code, details }: CommandError): Fields | undefined =>
  code === 'PRECONDITION_FAILED' ? (details as { current?: Fields } | undefined)?.current : undefined;

/** Instants may be written in several ways, and ids may be names of our own. */
const isSame = (copy: Copy, one: unknown, other: unknown): boolean =>
  copy.resolved(one) === copy.resolved(other) ||
  (typeof one === 'string' && typeof other === 'string' && isInstant(one) && Date.parse(one) === Date.parse(other));

const isInstant = (text: string): boolean => /^\d{4}-\d\d-\d\dT/.test(text);
