import { err, ok, type Result } from 'neverthrow';
import { type KeyMismatch, keyMismatch, type RepeatableRequest } from '../kernel/idempotency.ts';
import type { BoundKey, PaymentKeys } from './ports.ts';

type Target = Pick<BoundKey, 'paymentId' | 'refundId' | 'at'>;

/** Binds the key to the row that is about to be made; answers with the row that it is bound to already, or null. */
export async function bindKey(
  keys: PaymentKeys,
  request: RepeatableRequest | undefined,
  target: Target,
): Promise<Result<BoundKey | null, KeyMismatch>> {
  if (request === undefined) return ok(null);
  const { ownerId, key, fingerprint } = request;
  const known = await keys.find(ownerId, key);
  if (known === undefined && (await keys.bind({ ...request, ...target }))) return ok(null);
  const bound = known ?? (await keys.find(ownerId, key));
  // Not free and bound to nothing: a request of another kind came with it.
  if (bound === undefined) return err(keyMismatch);
  return bound.fingerprint === fingerprint ? ok(bound) : err(keyMismatch);
}
