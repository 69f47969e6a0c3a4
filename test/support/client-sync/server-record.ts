import type { Schemas } from '../../../src/client/index.ts';

export type Result = Schemas['CommandResult'];
export type Kind = 'projects' | 'tasks';

/** What somebody meant when they did something. */
export interface Intention {
  /** The name of the command. */
  readonly name: string;
  readonly type: string;
  readonly args: string;
  /** What stood where it writes, as its author saw it; undefined where nobody else could know the thing. */
  readonly seen: Readonly<Record<string, unknown>> | undefined;
  /** Its place among those of its device. */
  readonly order: number;
}

export const kindOf = (type: string): Kind => (type.startsWith('task') ? 'tasks' : 'projects');

/** What the server did, in its order: the truth that devices are held to. */
export class ServerRecord {
  readonly wrongs: string[] = [];
  readonly #fields = new Map<string, Record<string, unknown>>();
  readonly #writers = new Map<string, Set<object>>();
  #hasDeleted = false;

  /** A change may only replace what its author has seen. */
  done(intention: Intention, by: object, thing: string): void {
    const { type, args, seen } = intention;
    const given: Record<string, unknown> = JSON.parse(args);
    const before = this.#fields.get(thing) ?? {};
    if (type.endsWith('.change') && seen !== undefined)
      for (const field of Object.keys(given))
        if (before[field] !== seen[field] && before[field] !== given[field])
          this.wrongs.push(
            `${type} of ${thing} replaced ${field} ${before[field]}, which its author saw as ${seen[field]}`,
          );
    if (type.endsWith('.delete')) this.#hasDeleted = true;
    this.#fields.set(thing, { completed: false, ...before, ...given });
    this.#writers.set(thing, (this.#writers.get(thing) ?? new Set()).add(by));
  }

  /** Nobody is refused for what they did themselves. */
  refused({ type, args }: Intention, by: object, error: { readonly code: string; readonly details?: unknown }): void {
    const { code, details } = error;
    const current = (details as { current?: { id: unknown } } | undefined)?.current;
    const writers = this.#writers.get(`${kindOf(type)} ${current?.id}`) ?? new Set();
    const isByAnother = code === 'PRECONDITION_FAILED' && [...writers].some((each) => each !== by);
    // What it is about, or the project that it was to be in, or what was to be made in that.
    const isGone = this.#hasDeleted && (code === 'NOT_FOUND' || code === 'VALIDATION_ERROR');
    // It has tasks, and they were not to go with it.
    const isFull = type === 'project.delete' && code === 'CONFLICT';
    if (!isByAnother && !isGone && !isFull)
      this.wrongs.push(`${type} ${args} was refused: ${code} ${JSON.stringify(details)}`);
  }
}
