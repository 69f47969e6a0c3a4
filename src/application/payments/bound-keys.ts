import { err, ok, okAsync, type Result, ResultAsync } from 'neverthrow';
import { type KeyMismatch, keyMismatch, type RepeatableRequest } from '../kernel/idempotency.ts';
import type { BoundKey, PaymentKeys } from './ports.ts';

type Target = Pick<BoundKey, 'paymentId' | 'refundId' | 'at'>;

/** Binds the key to the row that is about to be made; answers with the row that it is bound to already, or null. */
export function bindKey(
  keys: PaymentKeys,
  request: RepeatableRequest | undefined,
  target: Target,
): ResultAsync<BoundKey | null, KeyMismatch> {
  return request === undefined ? okAsync(null) : new ResultAsync(bindOrFind(keys, request, target));
}

async function bindOrFind(
  keys: PaymentKeys,
  request: RepeatableRequest,
  target: Target,
): Promise<Result<BoundKey | null, KeyMismatch>> {
  const { ownerId, key, fingerprint } = request;
  const known = await keys.find(ownerId, key);
  if (known === undefined && (await keys.bind({ ...request, ...target }))) return ok(null);
  const bound = known ?? (await keys.find(ownerId, key));
  // Not free and bound to nothing: a request of another kind came with it.
  if (bound === undefined) return err(keyMismatch);
  return bound.fingerprint === fingerprint ? ok(bound) : err(keyMismatch);
}
