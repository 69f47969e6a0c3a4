import type { Client, Schemas } from '../index.ts';
import type { QueuedCommand } from './commands.ts';
import { type Flushed, isPassing, isSignedOut, type SyncFailure } from './flushed.ts';
import { NotKept } from './not-kept.ts';
import { nextBatch, sentForm } from './queue.ts';
import type { SharedCopy } from './shared-copy.ts';
import type { SyncStorage } from './sync-storage.ts';
import { takenAnswer } from './take-answer.ts';

type Answer = Schemas['SyncAnswer'];

const mostCommands = 100;
const done: Flushed = { ok: true, data: undefined };

/** Sends what waits and gets what has changed, one at a time of all who share the copy. */
export class Flusher {
  readonly #client: Pick<Client, 'sync'>;
  readonly #storage: SyncStorage;
  readonly #shared: SharedCopy;
  readonly #over: AbortSignal;
  #running: Promise<Flushed> | undefined;
  #next: Promise<Flushed> | undefined;
  /** The server knows the session no more. */
  isSignedOut = false;

  constructor(client: Pick<Client, 'sync'>, storage: SyncStorage, shared: SharedCopy, over: AbortSignal) {
    this.#client = client;
    this.#storage = storage;
    this.#shared = shared;
    this.#over = over;
  }

  flush(): Promise<Flushed> {
    if (this.#running === undefined) {
      this.#running = this.#storage
        .alone('flush', () => this.#rounds(), this.#over)
        .then((flushed) => flushed ?? done, notKept)
        .finally(() => {
          this.#running = undefined;
        });
      return this.#running;
    }
    // The one that runs may have read the queue already.
    this.#next ??= this.#running.then(() => {
      this.#next = undefined;
      return this.flush();
    });
    return this.#next;
  }

  async #rounds(): Promise<Flushed> {
    const { copy } = this.#shared;
    for (let most = mostCommands; ; ) {
      const { token } = copy.place;
      const batch = nextBatch(copy, most);
      const body = { token, commands: batch.map(sentForm) };
      const answered = await this.#client.sync.sync(body, { signal: this.#over });
      if (!answered.ok) {
        const { error } = answered;
        if ('status' in error && error.status === 413 && batch.length > 1) most = Math.ceil(batch.length / 2);
        else if (isAboutToken(error)) await this.#shared.write([['place', { ...copy.place, token: null }]]);
        else return await this.#failed(error);
        continue;
      }
      this.isSignedOut = false;
      await this.#take(token, answered.data);
      const failed = failedOf(batch, answered.data);
      if (failed !== undefined) return await this.#failed({ code: 'NETWORK_FAILURE', message: failed });
      if (!answered.data.more && nextBatch(copy, 1).length === 0) return done;
    }
  }

  #take(token: string | null, answer: Answer): Promise<void> {
    return this.#shared.commit((copy) => {
      // Where somebody else has been faster, what they got is at least as new.
      const isCurrent = copy.place.token === token;
      const now = new Date().toISOString();
      return { entries: isCurrent ? [...takenAnswer(copy, answer, now), ['online', true]] : [], result: undefined };
    });
  }

  async #failed(error: SyncFailure): Promise<Flushed> {
    this.isSignedOut = isSignedOut(error);
    const { isOnline } = this.#shared.copy;
    if (!this.isSignedOut && error.code !== 'ABORTED' && isOnline !== false)
      await this.#shared.write([['online', false]]);
    return { ok: false, error };
  }
}

function notKept(error: unknown): Flushed {
  if (!(error instanceof NotKept)) throw error;
  return { ok: false, error };
}

const isAboutToken = (error: SyncFailure): boolean =>
  error.code === 'VALIDATION_ERROR' && error.details.some(({ field }) => field === 'token');

/** Why the server could not do one of them now. */
function failedOf(batch: readonly QueuedCommand[], { results }: Answer): string | undefined {
  for (const { uuid } of batch) {
    const result = results[uuid];
    if (result === undefined || result.status === 'done') continue;
    if (result.status === 'failed' || isPassing(result.error)) return result.error.message;
  }
  return undefined;
}
