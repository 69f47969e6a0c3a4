import type { Schemas } from '../index.ts';
import type { QueuedCommand, RefusedCommand } from './commands.ts';
import type { Entries, Kept } from './sync-storage.ts';

/** What the store shows; of whatever else the server has it keeps what it is told. */
export type Kind = Extract<keyof Schemas['SyncAnswer']['changes'], 'projects' | 'tasks' | 'files'>;
export type Id = number | string;

/** A project, a task or a file as the server told it last. */
export interface KnownThing {
  readonly kind: Kind;
  readonly thing: { readonly id: Id; readonly version: number; readonly [field: string]: unknown };
  /** Of which walk from the start it is. */
  readonly epoch: number;
}

/** How far the copy is. */
export interface Place {
  readonly token: string | null;
  readonly epoch: number;
  /** Everything comes anew: what does not come again is gone. */
  readonly isAnew: boolean;
  /** Everything has come at least once. */
  readonly isComplete: boolean;
}

export interface Alias {
  readonly id: Id;
  readonly at: string;
}

const start: Place = { token: null, epoch: 0, isAnew: false, isComplete: false };

/** What is kept, in memory: the copy, how far it is, and what is still to be sent. */
export class Copy {
  revision = 0;
  readonly #entries = new Map<string, unknown>();

  load({ revision, entries }: Kept): void {
    this.#entries.clear();
    this.#put(entries);
    this.revision = revision;
  }

  /** Says whether that is what comes next. */
  take(revision: number, entries: Entries): boolean {
    if (revision !== this.revision + 1) return revision <= this.revision;
    this.#put(entries);
    this.revision = revision;
    return true;
  }

  get place(): Place {
    return (this.#entries.get('place') as Place | undefined) ?? start;
  }

  /** Whether the server was reached last time; undefined before the first. */
  get isOnline(): boolean | undefined {
    return this.#entries.get('online') as boolean | undefined;
  }

  get things(): readonly KnownThing[] {
    return this.#all('thing');
  }

  /** What waits or is still to be seen, in the order in which it is carried out. */
  get commands(): readonly QueuedCommand[] {
    const all = this.#all<QueuedCommand>('command');
    return all.sort((one, other) => one.order - other.order || (one.name < other.name ? -1 : 1));
  }

  get refused(): readonly RefusedCommand[] {
    return this.#all<RefusedCommand>('refused').sort((one, other) => (one.at < other.at ? -1 : 1));
  }

  get aliases(): readonly (readonly [tempId: string, alias: Alias])[] {
    return [...this.#entries].flatMap(([name, value]) =>
      name.startsWith('alias ') ? [[name.slice('alias '.length), value as Alias] as const] : [],
    );
  }

  thing(kind: Kind, id: Id): KnownThing | undefined {
    return this.#entries.get(nameOf.thing(kind, id)) as KnownThing | undefined;
  }

  command(name: string): QueuedCommand | undefined {
    return this.#entries.get(nameOf.command(name)) as QueuedCommand | undefined;
  }

  refusal(name: string): RefusedCommand | undefined {
    return this.#entries.get(nameOf.refused(name)) as RefusedCommand | undefined;
  }

  /** The id that the server gave, where it is known. */
  resolved<Given>(id: Given): Given | Id {
    return (this.#entries.get(nameOf.alias(id)) as Alias | undefined)?.id ?? id;
  }

  #all<T>(prefix: string): T[] {
    return [...this.#entries].flatMap(([name, value]) => (name.startsWith(`${prefix} `) ? [value as T] : []));
  }

  #put(entries: Entries): void {
    for (const [name, value] of entries) {
      if (value === undefined) this.#entries.delete(name);
      else this.#entries.set(name, value);
    }
  }
}

export const nameOf = {
  thing: (kind: Kind, id: Id): string => `thing ${kind} ${id}`,
  command: (name: string): string => `command ${name}`,
  refused: (name: string): string => `refused ${name}`,
  alias: (id: unknown): string => `alias ${String(id)}`,
};

export const kindOf = (type: QueuedCommand['type']): Kind => (type.startsWith('task') ? 'tasks' : 'projects');
