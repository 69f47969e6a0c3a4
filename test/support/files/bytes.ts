import { buffer } from 'node:stream/consumers';
import { err, ok } from 'neverthrow';
import type { FileStorage, IncomingBytes } from '../../../src/application/files/ports.ts';

/** The bytes in chunks as a socket brings them. */
export async function* incoming(bytes: Uint8Array, chunkSize = 64 * 1024): IncomingBytes<never> {
  for (let at = 0; at < bytes.length; at += chunkSize) yield ok(bytes.subarray(at, at + chunkSize));
}

/** The bytes, and then why no more come. */
export async function* refusedAfter<F>(bytes: Uint8Array, failure: F): IncomingBytes<F> {
  yield* incoming(bytes);
  yield err(failure);
}

/** The bytes, and then an exception. */
export async function* brokenAfter(bytes: Uint8Array): IncomingBytes<never> {
  yield* incoming(bytes);
  throw new Error('the connection is gone');
}

export async function bytesOf(storage: FileStorage, key: string, part?: { first: number; last: number }) {
  const found = await storage.read(key, part);
  return found === undefined ? undefined : await buffer(found);
}

export async function keysOf(storage: FileStorage): Promise<readonly string[]> {
  const keys: string[] = [];
  for await (const entries of storage.entries()) keys.push(...entries.map(({ key }) => key));
  return keys.sort();
}

/** Different at every place, so that what is cut or shifted is seen. */
export const someBytes = (length: number): Buffer<ArrayBuffer> => {
  const bytes = Buffer.alloc(length);
  let state = 1;
  for (let at = 0; at < length; at += 1) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    bytes[at] = state >> 16;
  }
  return bytes;
};
