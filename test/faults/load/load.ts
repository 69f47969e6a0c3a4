import { Agent } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { type Answer, call } from '../../support/call.ts';
import { signed } from '../../support/todo-api.ts';
import { type Kind, kinds, type Write, writes } from './write.ts';

export interface Acknowledged {
  readonly kind: Kind;
  readonly mark: string;
  readonly id: string;
  readonly writer: number;
}

interface Wishes {
  readonly port: number;
  readonly secret: string;
  readonly writers?: number;
  readonly kinds?: readonly Kind[];
}

/** What says nothing about what was written: it is sent again, under the same key. */
const again = [0, 408, 429, 500, 503, 504];
const breath = 50;
const waitForOthers = 500;
/** For how long nothing may be acknowledged before the load is taken to have come to its end. */
const patience = 60_000;

let loads = 0;

/** People who write different things at once and remember what was acknowledged. */
export class Load {
  readonly acknowledged: Acknowledged[] = [];
  /** Writes that were refused, or whose end nobody was told. */
  readonly unsettled: string[] = [];
  /** How often each status was answered; 0 is no answer. */
  readonly statuses = new Map<number, number>();
  /** Why there was no answer. */
  readonly whys = new Set<string>();
  /** Answers that nobody should get. */
  readonly strange: string[] = [];
  readonly #wishes: Required<Wishes>;
  readonly #name = `load${++loads}`;
  readonly #agents: Agent[] = [];
  #work: Promise<unknown> | undefined;
  #over = false;
  #settles = false;
  #arrived = Promise.withResolvers<void>();
  #began = 0;
  /** The longest time between two acknowledgements. */
  #gap = 0;
  #last = 0;

  constructor(wishes: Wishes) {
    this.#wishes = { writers: 16, kinds, ...wishes };
  }

  start(): void {
    this.#began = performance.now();
    this.#last = this.#began;
    this.#work = Promise.all(Array.from({ length: this.#wishes.writers }, (_, n) => this.#writer(n)));
  }

  /** Until so many more writes are acknowledged. */
  async writes(count: number): Promise<void> {
    const goal = this.acknowledged.length + count;
    while (this.acknowledged.length < goal) {
      const timer = AbortSignal.timeout(patience);
      const late = new Promise<never>((_, reject) =>
        timer.addEventListener('abort', () => reject(new Error(`nothing is acknowledged any more: ${this.shown}`))),
      );
      await Promise.race([this.#arrived.promise, late]);
    }
  }

  /** What is under way is finished, or given up when it is not answered; with `settle` what was put off is asked once more until it is told. */
  async stop(how: 'settle' | 'give up' = 'give up'): Promise<void> {
    this.#settles = how === 'settle';
    this.#over = true;
    await this.#work;
    for (const agent of this.#agents) agent.destroy();
  }

  get isOver(): boolean {
    return this.#over;
  }

  get seconds(): number {
    return (this.#last - this.#began) / 1000;
  }

  get longestGap(): number {
    return this.#gap;
  }

  get shown(): string {
    const failures = [...this.statuses].filter(([status]) => status < 200 || status > 299);
    const told = failures.map(
      ([status, count]) => `${count} × ${status === 0 ? `no answer (${[...this.whys].join(', ')})` : status}`,
    );
    return told.length === 0 ? 'no request failed' : `sent again after ${told.join(', ')}`;
  }

  get failures(): number {
    return [...this.statuses].reduce((sum, [status, count]) => sum + (status >= 200 && status < 300 ? 0 : count), 0);
  }

  tokenOf(writer: number): Promise<string> {
    const user_id = this.userOf(writer);
    const now = Math.floor(Date.now() / 1000);
    const email = `${user_id}@example.com`;
    return signed({ user_id, email, iat: now - 4 * 3600, exp: now + 24 * 3600 }, this.#wishes.secret);
  }

  userOf = (writer: number): string => `${this.#name}-${writer}`;
  addressOf = (writer: number): string => `127.0.3.${writer + 1}`;

  async #writer(n: number): Promise<void> {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    this.#agents.push(agent);
    const mine = { port: this.#wishes.port, token: await this.tokenOf(n), from: this.addressOf(n), agent };
    const some = this.#wishes.kinds;
    /** What somebody else may still be at: asked again a little later, while other things are written. */
    const later: { readonly write: Write; readonly due: number }[] = [];
    for (let turn = n; !this.#over || (this.#settles && later.length > 0); turn += 1) {
      if (this.#over) await pause(waitForOthers);
      const isDue =
        (this.#over || turn % 3 === 0) && later[0] !== undefined && (this.#over || later[0].due < performance.now());
      const known = isDue ? later.shift()?.write : undefined;
      const write = known ?? writes[some[turn % some.length] ?? 'task'](`${this.userOf(n)}-${turn}`);
      const told = await this.#settle(() => call({ ...mine, ...write.sent }), write);
      if (told === 'later') later.push({ write, due: performance.now() + waitForOthers });
      else if (told === 'unsettled') this.unsettled.push(write.mark);
      else {
        this.#acknowledge({ kind: write.kind, mark: write.mark, id: told.id, writer: n });
        await this.#readBack(() => call({ ...mine, method: 'GET', path: write.readAt(told.id) }), write);
      }
    }
    this.unsettled.push(...later.map(({ write }) => write.mark));
  }

  async #settle(send: () => Promise<Answer>, write: Write): Promise<{ readonly id: string } | 'later' | 'unsettled'> {
    for (;;) {
      const answer = await send();
      this.#count(answer);
      const id = write.acknowledged(answer);
      if (id !== undefined) return { id };
      if (answer.status === 409 || answer.status === 502) return 'later';
      // Of a command that failed the answer is 200: it was not done.
      const isUnsettled = again.includes(answer.status) || answer.status === 200;
      if (answer.status === 500 || (!isUnsettled && answer.status !== 507))
        this.strange.push(`${answer.status} to a ${write.kind}: ${answer.body}`);
      if (!isUnsettled || this.#over) return 'unsettled';
      await pause(breath);
    }
  }

  /** Whoever was told that it is there sees it. */
  async #readBack(read: () => Promise<Answer>, { kind, mark }: Write): Promise<void> {
    const answer = await read();
    this.#count(answer);
    const isFine = answer.status === 200 || again.includes(answer.status);
    if (!isFine || answer.status === 500) this.strange.push(`${answer.status} to who wrote the ${kind} ${mark}`);
  }

  #count({ status, why }: Answer): void {
    if (status === 0) this.whys.add(why);
    this.statuses.set(status, (this.statuses.get(status) ?? 0) + 1);
  }

  #acknowledge(one: Acknowledged): void {
    this.acknowledged.push(one);
    const now = performance.now();
    if (!this.#over) {
      this.#gap = Math.max(this.#gap, now - this.#last);
      this.#last = now;
    }
    this.#arrived.resolve();
    this.#arrived = Promise.withResolvers();
  }
}
