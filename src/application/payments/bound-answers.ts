import { err, ok, ResultAsync } from 'neverthrow';
import { before } from '../../domain/kernel/instant.ts';
import type { Clock } from '../kernel/clock.ts';
import {
  answersAreKeptFor,
  type KeptAnswer,
  type KeyMismatch,
  keyMismatch,
  type RepeatableRequest,
} from '../kernel/idempotency.ts';
import type { PaymentKeys } from './ports.ts';

/** Repeats the first answer to a payment's or refund's key byte for byte; after a day the row itself is reported. */
export class BoundAnswers {
  readonly #keys: PaymentKeys;
  readonly #clock: Clock;

  constructor(keys: PaymentKeys, clock: Clock) {
    this.#keys = keys;
    this.#clock = clock;
  }

  find({ ownerId, key, fingerprint }: RepeatableRequest): ResultAsync<KeptAnswer | undefined, KeyMismatch> {
    return ResultAsync.fromSafePromise(this.#keys.find(ownerId, key)).andThen((bound) => {
      if (bound === undefined) return ok(undefined);
      if (bound.fingerprint !== fingerprint) return err(keyMismatch);
      if (bound.at < before(this.#clock.now(), answersAreKeptFor)) return ok(undefined);
      return ResultAsync.fromSafePromise(this.#keys.answerOf(ownerId, key));
    });
  }

  /** Of two that answer at once the first is repeated to both. */
  keep({ ownerId, key }: RepeatableRequest, answer: KeptAnswer): ResultAsync<KeptAnswer, never> {
    return ResultAsync.fromSafePromise(this.#keys.keepAnswer(ownerId, key, answer));
  }

  forgetOld(limit: number): Promise<number> {
    return this.#keys.forgetAnswersBefore(before(this.#clock.now(), answersAreKeptFor), limit);
  }
}
