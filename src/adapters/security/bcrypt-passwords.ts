import { availableParallelism } from 'node:os';
import { hash, verify } from '@node-rs/bcrypt';
import { err, ok, type Result } from 'neverthrow';
import PQueue from 'p-queue';
import type { PasswordHashes } from '../../application/accounts/passwords/ports.ts';
import { type PasswordsBusy, passwordsBusy } from '../../domain/accounts/failures.ts';
import { fitsBcrypt } from '../../domain/accounts/password.ts';
import type { Secret } from '../../domain/kernel/secret.ts';

export interface BcryptOptions {
  /** Each step doubles the work. */
  readonly cost: number;
  /** How many are computed at once; one processor is left for everything else where there are several. */
  readonly concurrency?: number;
  readonly maxWaiting?: number;
  /** Milliseconds that one waits at most; then it leaves the queue and is never computed. */
  readonly maxWait?: number;
}

export const minCost = 10;

/** Computes on threads of its own, a few at a time, so that a flood of log-ins leaves the other routes alone. */
export class BcryptPasswords implements PasswordHashes {
  readonly #cost: number;
  readonly #queue: PQueue;
  readonly #maxWaiting: number;
  readonly #maxWait: number;
  /** The hash of no password. Where an account has none, a guess is compared with this one, so that it takes as long as any other. */
  readonly #dummyHash: string;

  constructor({
    cost,
    concurrency = Math.max(1, availableParallelism() - 1),
    maxWaiting = 100,
    maxWait = 2_000,
  }: BcryptOptions) {
    this.#cost = cost;
    this.#queue = new PQueue({ concurrency });
    this.#maxWaiting = maxWaiting;
    this.#maxWait = maxWait;
    this.#dummyHash = `$2b$${String(cost).padStart(2, '0')}$${'.'.repeat(53)}`;
  }

  hash(password: Secret): Promise<Result<string, PasswordsBusy>> {
    return this.#compute(() => hash(password.reveal(), this.#cost));
  }

  verify(password: Secret, stored: string | null): Promise<Result<boolean, PasswordsBusy>> {
    return this.#compute(async () => {
      const text = password.reveal();
      // bcrypt would compare the first 72 bytes of a longer one and call it right.
      const comparable = stored !== null && fitsBcrypt(text);
      const matches = await verify(text, comparable ? stored : this.#dummyHash);
      return comparable && matches;
    });
  }

  isWeak(stored: string): boolean {
    return Number(/^\$2[abxy]\$(\d\d)\$/.exec(stored)?.[1]) < this.#cost;
  }

  async #compute<T extends string | boolean>(work: () => Promise<T>): Promise<Result<T, PasswordsBusy>> {
    if (this.#queue.size >= this.#maxWaiting) return err(passwordsBusy);
    const waiting = new AbortController();
    const timer = setTimeout(() => waiting.abort(), this.#maxWait);
    const begin = (): Promise<T> => {
      clearTimeout(timer);
      return work();
    };
    try {
      return ok(await this.#queue.add(begin, { signal: waiting.signal }));
    } catch (failure) {
      if (waiting.signal.aborted) return err(passwordsBusy);
      throw failure;
    }
  }
}
