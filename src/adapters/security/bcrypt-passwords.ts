import { availableParallelism } from 'node:os';
import { hash, verify } from '@node-rs/bcrypt';
import { err, ok, type Result } from 'neverthrow';
import type { PasswordHashes } from '../../application/accounts/passwords/ports.ts';
import { type PasswordsBusy, passwordsBusy } from '../../domain/accounts/failures.ts';
import { fitsBcrypt } from '../../domain/accounts/password.ts';
import type { Secret } from '../../domain/kernel/secret.ts';
import { Slots } from './slots.ts';

export interface BcryptOptions {
  /** Each step doubles the work. */
  readonly cost: number;
  /** How many are computed at once; one processor is left for everything else where there are several. */
  readonly atOnce?: number;
  readonly mostWaiting?: number;
}

export const leastCost = 10;

/** Computes on threads of its own, a few at a time, so that a flood of log-ins leaves the other routes alone. */
export class BcryptPasswords implements PasswordHashes {
  readonly #cost: number;
  readonly #slots: Slots;
  readonly #nobodys: Promise<string>;

  constructor({ cost, atOnce = Math.max(1, availableParallelism() - 1), mostWaiting = 100 }: BcryptOptions) {
    this.#cost = cost;
    this.#slots = new Slots(atOnce, mostWaiting);
    this.#nobodys = hash('a password that nobody has', cost);
  }

  hash(password: Secret): Promise<Result<string, PasswordsBusy>> {
    return this.#compute(() => hash(password.reveal(), this.#cost));
  }

  verify(password: Secret, stored: string | null): Promise<Result<boolean, PasswordsBusy>> {
    return this.#compute(async () => {
      const text = password.reveal();
      // bcrypt would compare the first 72 bytes of a longer one and call it right.
      const comparable = stored !== null && fitsBcrypt(text);
      const matches = await verify(text, comparable ? stored : await this.#nobodys);
      return comparable && matches;
    });
  }

  isWeak(stored: string): boolean {
    return Number(/^\$2[abxy]\$(\d\d)\$/.exec(stored)?.[1]) < this.#cost;
  }

  async #compute<T extends string | boolean>(work: () => Promise<T>): Promise<Result<T, PasswordsBusy>> {
    const result = await this.#slots.run(work);
    return result === undefined ? err(passwordsBusy) : ok(result);
  }
}
