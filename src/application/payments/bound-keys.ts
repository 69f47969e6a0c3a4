import { err, ok, ResultAsync } from 'neverthrow';
import type { KeyMismatch, RepeatableRequest } from '../kernel/idempotency.ts';
import type { BoundKey, PaymentKeys } from './ports.ts';

type Target = Pick<BoundKey, 'paymentId' | 'refundId' | 'at'>;

const mismatch: KeyMismatch = { kind: 'idempotency.mismatch' };

/** Binds the key to the row that is about to be made; answers with the row that it is bound to already, or null. */
export function bindKey(
  keys: PaymentKeys,
  request: RepeatableRequest | undefined,
  target: Target,
): ResultAsync<BoundKey | null, KeyMismatch> {
  if (request === undefined) return ResultAsync.fromSafePromise(Promise.resolve(null));
  return ResultAsync.fromSafePromise(boundOrFree(keys, request, target)).andThen((bound) =>
    bound === null || bound.fingerprint === request.fingerprint ? ok(bound) : err(mismatch),
  );
}

async function boundOrFree(keys: PaymentKeys, request: RepeatableRequest, target: Target): Promise<BoundKey | null> {
  const { ownerId, key } = request;
  const bound = await keys.find(ownerId, key);
  if (bound !== undefined) return bound;
  if (await keys.bind({ ...request, ...target })) return null;
  const won = await keys.find(ownerId, key);
  if (won === undefined) throw new Error('a key that is neither free nor bound');
  return won;
}
