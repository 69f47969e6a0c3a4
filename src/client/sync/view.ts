import type { Schemas } from '../index.ts';
import type { Fields, QueuedCommand } from './commands.ts';
import { type Copy, type Id, type Kind, kindOf } from './copy.ts';

interface Shown {
  /** Stays the same when what was made here gets its id. */
  readonly key: string;
  /** Something about it has not reached the server. */
  readonly isPending: boolean;
}

type Local<Thing, Ids> = Omit<Thing, 'id'> & { readonly id: Ids } & Shown;
/** `id` is a `tempId` as long as the server has not given one. */
export type LocalTask = Local<Schemas['SyncedTask'], number | string>;
export type LocalProject = Local<Schemas['SyncedProject'], string>;
export type LocalFile = Local<Schemas['SyncedFile'], string>;

export interface View {
  readonly projects: readonly LocalProject[];
  readonly tasks: readonly LocalTask[];
  readonly files: readonly LocalFile[];
}

interface Draft {
  readonly kind: Kind;
  readonly key: string;
  fields: Fields & { readonly id: Id; readonly version: number };
  isPending: boolean;
  /** What it was deleted by: itself, or its project. */
  goneBy: string | undefined;
}

/** The copy as it will be when everything that waits is done: projects by name, the newest tasks and files first. */
export function viewOf(copy: Copy): View {
  const keys = new Map(copy.aliases.map(([tempId, { id }]) => [id, tempId]));
  const drafts = new Map<string, Draft>();
  const at = (kind: Kind, id: unknown) => drafts.get(`${kind} ${copy.resolved(id)}`);
  for (const { kind, thing } of copy.things)
    drafts.set(`${kind} ${thing.id}`, {
      ...{ kind, key: keys.get(thing.id) ?? `${kind} ${thing.id}`, fields: thing },
      ...{ isPending: false, goneBy: undefined },
    });
  for (const command of copy.commands) {
    const kind = kindOf(command.type);
    const id = copy.resolved(command.id ?? command.tempId) as Id;
    const draft = at(kind, id);
    if (command.type.endsWith('.create') && draft === undefined) drafts.set(`${kind} ${id}`, made(command, kind, id));
    else if (draft !== undefined && !isSeen(command, draft)) apply(command, draft, drafts, copy);
  }
  const shown = <Thing>(kind: Kind) =>
    [...drafts.values()].flatMap((draft) => {
      if (draft.kind !== kind || draft.goneBy !== undefined) return [];
      const { key, fields, isPending } = draft;
      const projectId = 'projectId' in fields ? { projectId: copy.resolved(fields['projectId']) } : {};
      return [{ ...fields, ...projectId, key, isPending } as Thing];
    });
  return {
    projects: shown<LocalProject>('projects').sort((one, other) => one.name.localeCompare(other.name)),
    tasks: shown<LocalTask>('tasks').reverse().sort(newestFirst),
    files: shown<LocalFile>('files').reverse().sort(newestFirst),
  };
}

interface Made {
  readonly id: Id;
  readonly createdAt: string;
}

/** Clocks of devices are wrong: what only this one knows is newer than all that the server has given an id. */
function newestFirst(one: Made, other: Made): number {
  const [isOneHere, isOtherHere] = [isOnlyHere(one.id), isOnlyHere(other.id)];
  if (isOneHere || isOtherHere) return Number(isOtherHere) - Number(isOneHere);
  if (one.createdAt !== other.createdAt) return one.createdAt < other.createdAt ? 1 : -1;
  return one.id < other.id ? 1 : -1;
}

const isOnlyHere = (id: Id): boolean => String(id).startsWith('tmp_');

const isSeen = ({ done }: QueuedCommand, { fields }: Draft): boolean =>
  done !== undefined && fields.version >= done.version;

const empty = {
  tasks: { description: null, completed: false, dueAt: null, projectId: null },
  projects: { description: null, status: 'active' },
  files: {},
} as const;

function made({ at, args, tempId, done }: QueuedCommand, kind: Kind, id: Id): Draft {
  const fields = { ...empty[kind], ...args, id, version: done?.version ?? 0, createdAt: at, updatedAt: at };
  return { kind, key: tempId ?? String(id), fields, isPending: done === undefined, goneBy: undefined };
}

function apply(command: QueuedCommand, draft: Draft, drafts: ReadonlyMap<string, Draft>, copy: Copy): void {
  const { type, args = {}, at, done } = command;
  const own = `${draft.kind} ${draft.fields.id}`;
  draft.isPending ||= done === undefined;
  const within = () =>
    [...drafts.values()].filter(({ fields }) => copy.resolved(fields['projectId']) === draft.fields.id);
  if (type.endsWith('.change')) draft.fields = { ...draft.fields, ...args, updatedAt: at };
  else if (type.endsWith('.delete')) {
    draft.goneBy ??= own;
    if (args['cascade'] === true) for (const each of within()) each.goneBy ??= own;
  } else if (type.endsWith('.restore')) {
    draft.goneBy = undefined;
    if (draft.kind === 'projects') for (const each of within()) if (each.goneBy === own) each.goneBy = undefined;
  }
}
