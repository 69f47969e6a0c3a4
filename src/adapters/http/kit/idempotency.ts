import { createHash } from 'node:crypto';
import type { Context } from 'koa';
import { err, ok, type Result } from 'neverthrow';
import type { RepeatableRequest } from '../../../application/kernel/idempotency.ts';
import type { InvalidHeader } from './failures.ts';

const header = 'Idempotency-Key';
const illFormed: InvalidHeader = {
  kind: 'header.invalid',
  violations: [{ field: header, rule: 'format', constraint: '1 to 255 printable ASCII characters' }],
};

/** `"k"` and `k` are the same key (the header is a structured field string in the IETF draft, a bare word in the wild). */
export function idempotencyKey({ req }: Context): Result<string | undefined, InvalidHeader> {
  const given = req.headers['idempotency-key'];
  if (given === undefined) return ok(undefined);
  const key = /^"(.*)"$/.exec(String(given))?.[1] ?? String(given);
  return /^[\x20-\x7e]{1,255}$/.test(key) ? ok(key) : err(illFormed);
}

/** The fingerprint covers the owner, the method, the path with its query, and the body's bytes. */
export const repeatable = (ownerId: string, key: string, { method, req }: Context, bytes: Buffer): RepeatableRequest =>
  repeatableWith(ownerId, key, [method, req.url], bytes);

/** The fingerprint covers the owner and what is told. */
export const repeatableWith = (
  ownerId: string,
  key: string,
  told: readonly unknown[],
  bytes: Uint8Array = Buffer.alloc(0),
): RepeatableRequest => ({
  ownerId,
  key,
  fingerprint: createHash('sha256')
    .update(JSON.stringify([ownerId, ...told]))
    .update(bytes)
    .digest('base64url'),
});
