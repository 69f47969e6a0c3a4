import type { Schemas } from '../../../src/client/index.ts';
import type { SyncStore } from '../../../src/client/sync/sync-store.ts';
import type { LocalTask } from '../../../src/client/sync/view.ts';
import { type Intention, type Kind, kindOf, type Result, type ServerRecord } from './server-record.ts';

type Answer = Schemas['SyncAnswer'];
type Sent = Required<Pick<Schemas['Command'], 'uuid' | 'type'>> & Pick<Schemas['Command'], 'args'>;
type Told = Answer['changes']['tasks'][number] | Answer['changes']['projects'][number];

/** What was meant on one device, what became of it, and what it was told: its store is held to that after each step. */
export class DeviceRecord {
  readonly wrongs: string[] = [];
  readonly #server: ServerRecord;
  readonly #intentions: Intention[] = [];
  /** By the names under which they were sent. */
  readonly #sent = new Map<string, Intention>();
  readonly #results = new Map<string, Result>();
  readonly #done = new Set<string>();
  readonly #written = new Map<string, { readonly name: string; readonly value: unknown }>();
  readonly #told: Record<Kind, Told[]> = { projects: [], tasks: [] };
  #gone = new Map<string, number>();
  readonly #shown = new Map<string, number>();
  #there: ReadonlySet<string> = new Set();
  #last = -1;

  constructor(server: ServerRecord) {
    this.#server = server;
  }

  meant(name: string, type: string, key: string, args: object, seen: Intention['seen']): void {
    const intention = { name, type, args: JSON.stringify(args), seen, order: this.#intentions.length };
    this.#intentions.push(intention);
    this.#sent.set(name, intention);
    if (type.endsWith('.change'))
      for (const [field, value] of Object.entries(args)) this.#written.set(`${key} ${field}`, { name, value });
  }

  /** What the server did, whether or not the device ever hears of it. */
  done(commands: readonly Sent[], { results }: Answer): void {
    for (const { uuid, type, args = {} } of commands) {
      const intention = this.#sent.get(uuid) ?? this.#again(uuid, type, args);
      const result = results[uuid];
      if (intention === undefined || result === undefined || this.#done.has(uuid)) continue;
      if (result.status !== 'done') {
        this.#server.refused(intention, this, result.error);
        continue;
      }
      this.#done.add(uuid);
      this.#server.done(intention, this, `${kindOf(type)} ${result.id}`);
      if (uuid !== intention.name) continue;
      if (intention.order < this.#last)
        this.wrongs.push(`${type} ${intention.args} was done after what was meant later`);
      this.#last = intention.order;
    }
  }

  /** Another name is for what was refused because somebody else was faster, once each time. */
  #again(uuid: string, type: string, args: object): Intention | undefined {
    const given = JSON.stringify(args);
    const names = [...this.#sent.keys()].reverse();
    const refused = names.find((name) => {
      const intention = this.#sent.get(name);
      return intention?.type === type && intention.args === given && isOvertaken(this.#results.get(name));
    });
    const intention = this.#sent.get(refused ?? '');
    if (refused === undefined || intention === undefined) {
      this.wrongs.push(`${type} ${given} was sent under another name`);
      return undefined;
    }
    this.#results.delete(refused);
    this.#sent.set(uuid, intention);
    return intention;
  }

  heard({ results, changes }: Answer): void {
    for (const [uuid, result] of Object.entries(results)) this.#results.set(uuid, result);
    for (const kind of ['projects', 'tasks'] as const)
      for (const thing of changes[kind]) {
        if ('deleted' in thing) this.#gone.set(`${kind} ${thing.id}`, thing.version);
        else this.#told[kind].push(thing);
      }
  }

  /** A device that is killed may or may not have kept what it hears from now on: what this gives makes it unheard. */
  unhearing(): () => void {
    const before = new Map(this.#gone);
    return () => {
      this.#gone = before;
    };
  }

  /** What came before, of what is shown and still there: the oldest last. */
  oldNews(): { projects: Answer['changes']['projects']; tasks: Answer['changes']['tasks'] } {
    const there = (kind: Kind) =>
      this.#told[kind]
        .filter(({ id }) => this.#there.has(`${kind} ${id}`) && !this.#gone.has(`${kind} ${id}`))
        .reverse();
    return { projects: there('projects') as never, tasks: there('tasks') as never };
  }

  /** No older version comes back, nor what is gone; and what waits is to be seen. */
  check(store: SyncStore): void {
    const refused = new Set(store.state.refused.map(({ name }) => name));
    const all = [
      ...store.projects().map((thing) => ['projects', thing] as const),
      ...store.tasks().map((thing) => ['tasks', thing] as const),
    ];
    this.#there = new Set(all.map(([kind, { id }]) => `${kind} ${id}`));
    for (const [kind, thing] of all) {
      const name = `${kind} ${thing.id}`;
      const highest = this.#shown.get(name) ?? 0;
      if (thing.version < highest) this.wrongs.push(`${name} went from version ${highest} back to ${thing.version}`);
      if (thing.version <= (this.#gone.get(name) ?? -1)) this.wrongs.push(`${name} is back from the dead`);
      this.#shown.set(name, Math.max(highest, thing.version));
      for (const [field, shown] of Object.entries(thing)) {
        const waits = this.#written.get(`${thing.key} ${field}`);
        if (waits === undefined || refused.has(waits.name) || this.#isHeard(waits.name)) continue;
        if (waits.value !== shown) this.wrongs.push(`${name} shows ${field} ${shown} where ${waits.value} waits`);
      }
    }
  }

  /** What was shown and is shown no more, though nobody deleted it and nobody is told that it was refused. */
  missing(before: readonly LocalTask[], store: SyncStore): readonly string[] {
    const shown = new Set(store.tasks().map(({ key }) => key));
    const refused = new Set(store.state.refused.map(({ name }) => `tmp_${name}`));
    const isMissing = ({ key, id }: LocalTask) =>
      !shown.has(key) && !refused.has(key) && !this.#gone.has(`tasks ${store.idOf(id)}`);
    return before.filter(isMissing).map(({ title }) => title);
  }

  /** Everything that was meant was done, or a person is told, or somebody else has done the same. */
  checkEnd(store: SyncStore): void {
    const told = new Set(store.state.refused.map(({ name }) => name));
    const done = new Set([...this.#done].map((uuid) => this.#sent.get(uuid)?.name));
    for (const { name, type, args } of this.#intentions) {
      if (done.has(name) === told.has(name) && !this.#isTheSame(name, args))
        this.wrongs.push(`${type} ${args} was ${done.has(name) ? 'done, and told as refused' : 'lost'}`);
    }
  }

  #isTheSame(name: string, args: string): boolean {
    const last = [...this.#sent].filter(([, intention]) => intention.name === name).at(-1)?.[0] ?? name;
    const result = this.#results.get(last);
    if (result?.status !== 'refused' || !isOvertaken(result)) return false;
    const { current } = result.error.details as unknown as { current: Record<string, unknown> };
    return Object.entries(JSON.parse(args)).every(([field, value]) => current[field] === value);
  }

  #isHeard(name: string): boolean {
    return [...this.#sent].some(([uuid, intention]) => intention.name === name && this.#results.has(uuid));
  }
}

const isOvertaken = (result: Result | undefined): boolean =>
  result?.status === 'refused' && result.error.code === 'PRECONDITION_FAILED';
