import type { Received } from '../client.ts';

// biome-ignore lint/suspicious/noExplicitAny: what the answer tells, as a device gets it
type Told = any;

export interface GivenCommand {
  readonly uuid: string;
  readonly type: string;
  readonly id?: unknown;
  readonly tempId?: string;
  readonly args?: object;
  readonly version?: number;
}

/** What happens to a request on its way, and to its answer on the way back. */
export type Fate = 'arrives' | 'request lost' | 'answer lost' | 'sent twice';

export type Ask = (body: object) => Promise<Received>;

/** An app that keeps a copy: what it knows, and what it has not heard of being done. */
export class Device {
  readonly things = new Map<string, Told>();
  /** What became of each command. */
  readonly results = new Map<string, Told>();
  outbox: GivenCommand[] = [];
  #token: string | null = null;
  #more = false;
  /** While everything comes anew: what has come. */
  #coming: Set<string> | undefined;

  /** True where nothing is left to send or to get. */
  get isUpToDate(): boolean {
    return this.outbox.length === 0 && !this.#more;
  }

  async sync(ask: Ask, fate: Fate = 'arrives', limit = 500): Promise<void> {
    const commands = this.outbox.slice(0, 100);
    const request = { token: this.#token, limit, commands };
    if (fate === 'request lost') return;
    const answers = [await ask(request)];
    if (fate === 'sent twice') answers.push(await ask(request));
    if (fate === 'answer lost') return;
    const { status, text, body } = answers.at(-1) as Received;
    if (status !== 200) throw new Error(`sync was refused: ${status} ${text}`);
    this.#take(body.data);
  }

  #take({ token, reset, more, changes, results }: Told): void {
    for (const [uuid, result] of Object.entries<Told>(results)) {
      if (result.status === 'failed') continue;
      this.results.set(uuid, result);
      this.outbox = this.outbox.filter((command) => command.uuid !== uuid);
    }
    if (reset) this.#coming = new Set();
    for (const [kind, things] of Object.entries<Told[]>(changes)) for (const thing of things) this.#put(kind, thing);
    this.#token = token;
    this.#more = more;
    if (more || this.#coming === undefined) return;
    for (const key of this.things.keys()) if (!this.#coming.has(key)) this.things.delete(key);
    this.#coming = undefined;
  }

  #put(kind: string, thing: Told): void {
    const key = `${kind} ${thing.id}`;
    this.#coming?.add(key);
    const known = this.things.get(key);
    if (known === undefined || known.version < thing.version) this.things.set(key, thing);
  }

  /** What it shows, in the order of ids. */
  get shown(): readonly Told[] {
    const live = [...this.things].filter(([, thing]) => !thing.deleted);
    return live.sort(([one], [other]) => (one < other ? -1 : 1)).map(([key, thing]) => ({ key, ...thing }));
  }
}
