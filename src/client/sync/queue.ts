import { newKey } from '../new-key.ts';
import type { Fields, QueuedCommand, RefusedCommand, SyncCommand } from './commands.ts';
import { type Copy, type Id, type KnownThing, kindOf, nameOf } from './copy.ts';
import type { Entries } from './sync-storage.ts';

/** The server wants a UUID, and `crypto.randomUUID` is missing on pages that came without TLS. */
export function newUuid(): string {
  const key = newKey();
  return key.includes('-') ? key : key.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/, '$1-$2-4$3-8$4-$5');
}

/** The command as it is written down. */
export function queued(copy: Copy, given: SyncCommand, now: string): QueuedCommand {
  const uuid = newUuid();
  const common = { name: uuid, uuid, order: (copy.commands.at(-1)?.order ?? 0) + 1, at: now, type: given.type };
  const args = 'args' in given ? { args: resolvedArgs(copy, { ...given.args }) } : {};
  if (!('id' in given)) return { ...common, ...args, tempId: `tmp_${uuid}` };
  const id = copy.resolved(given.id);
  return {
    ...common,
    ...args,
    id,
    ...(given.type.endsWith('.change') ? basedOn(copy, given.type, id, args.args) : {}),
  };
}

/** Sent anew over what is there now: the last writer wins. */
export const insisting = ({ name, type, id, args }: RefusedCommand, copy: Copy, now: string): QueuedCommand => ({
  ...{ name, uuid: newUuid(), order: (copy.commands.at(-1)?.order ?? 0) + 1, at: now, type },
  ...(id === undefined ? { tempId: `tmp_${name}` } : { id }),
  ...(args === undefined ? {} : { args }),
});

const resolvedArgs = (copy: Copy, args: Fields): Fields =>
  typeof args['projectId'] === 'string' ? { ...args, projectId: copy.resolved(args['projectId']) } : args;

/** What a change is about, so that one that somebody else made meanwhile is seen. Nobody else knows what is only here. */
function basedOn(copy: Copy, type: QueuedCommand['type'], id: Id, args: Fields = {}): Partial<QueuedCommand> {
  const known = copy.thing(kindOf(type), id);
  const own = copy.commands.filter((each) => concerns(each, kindOf(type), id, copy));
  const before = own.filter(({ done }) => done === undefined);
  if (known === undefined || before.some((each) => each.type.endsWith('.create'))) return {};
  const changes = own.map((each) => (each.type.endsWith('.change') && isAhead(each, known) ? each.args : {}));
  const shown: Fields = Object.assign({}, known.thing, ...changes);
  const base = Object.fromEntries(Object.keys(args).map((field) => [field, shown[field]]));
  return before.length > 0 ? { base } : { base, version: newest(known.thing.version, copy, id) };
}

const isAhead = ({ done }: QueuedCommand, { thing }: KnownThing): boolean =>
  done === undefined || done.version > thing.version;

/** What was done and is still to be seen has a version already. */
const newest = (version: number, copy: Copy, id: Id): number =>
  Math.max(version, ...copy.commands.map(({ done }) => (done?.id === id ? done.version : 0)));

export const concerns = (command: QueuedCommand, kind: string, id: Id, copy: Copy): boolean =>
  kindOf(command.type) === kind && copy.resolved(command.id ?? command.tempId) === id;

const waitsForVersion = ({ base, version }: QueuedCommand): boolean => base !== undefined && version === undefined;

/** What can be sent now. A change whose version comes with the answer to another one waits for that. */
export function nextBatch(copy: Copy, most: number): readonly QueuedCommand[] {
  const waiting = copy.commands.filter(({ done }) => done === undefined);
  const end = waiting.findIndex((command, index) => {
    const id = copy.resolved(command.id) as Id;
    const isFirst = () => !waiting.slice(0, index).some((each) => concerns(each, kindOf(command.type), id, copy));
    return waitsForVersion(command) && !isFirst();
  });
  return waiting.slice(0, Math.min(most, end < 0 ? waiting.length : end));
}

/** As the contract has it, and the same however often it is sent. */
export const sentForm = ({ uuid, type, id, tempId, args, version }: QueuedCommand) => ({
  ...{ uuid, type },
  ...(id === undefined ? {} : { id }),
  ...(tempId === undefined ? {} : { tempId }),
  ...(args === undefined ? {} : { args: args as Record<string, never> }),
  ...(version === undefined ? {} : { version }),
});

/** The command that waited for this one gets the version it is about. */
export function passOn(
  copy: Copy,
  command: QueuedCommand,
  version: number | undefined,
  thing: Id,
  without: ReadonlySet<string> = new Set(),
): Entries {
  const kind = kindOf(command.type);
  const isNext = (each: QueuedCommand) => each.order > command.order && !without.has(each.name);
  const next = copy.commands.find((each) => isNext(each) && concerns(each, kind, thing, copy));
  if (next === undefined || !waitsForVersion(next)) return [];
  const { base: _, ...unconditional } = next;
  return [[nameOf.command(next.name), version === undefined ? unconditional : { ...next, version }]];
}
