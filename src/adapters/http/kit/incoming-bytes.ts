import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import { err, ok, type Result } from 'neverthrow';
import type { Failure } from '../../../domain/kernel/failure.ts';
import { giveBack } from './give-back.ts';

/** The body ended before it was whole: its sender is gone. */
export interface BodyBrokenOff extends Failure {
  readonly kind: 'body.broken_off';
}

/** The body stopped coming. */
export interface BodySilent extends Failure {
  readonly kind: 'body.silent';
}

/** Milliseconds without a byte, after which nobody waits any longer. */
export const usualIdleTimeout = 30_000;

const brokenOff: BodyBrokenOff = { kind: 'body.broken_off' };
const silent: BodySilent = { kind: 'body.silent' };

const unhurried = new WeakSet<IncomingMessage>();

/** Whether the request may take as long as bytes keep coming: it is asked for them one by one. */
export const takesItsTime = (request: IncomingMessage): boolean => unhurried.has(request);

/** From now on the server's limit of a whole request is not this one's. */
export const letTakeItsTime = (request: IncomingMessage): void => void unhurried.add(request);

/** How the bytes ended: with a failure, or as they should. */
export interface BytesEnd<F> {
  readonly failure?: F;
}

const ofBody = async (isWhole: boolean): Promise<BytesEnd<BodyBrokenOff>> => (isWhole ? {} : { failure: brokenOff });

/**
 * What comes in, however long it takes. Only the time in which it is waited for counts as idle: who is not asked for
 * more because the bytes cannot be put away as fast is not silent.
 *
 * @param endOf is asked once no more bytes come, whether because they are whole or because they broke off
 */
export async function* incomingBytes<F = BodyBrokenOff>(
  stream: Readable,
  idleTimeout: number,
  endOf: (isWhole: boolean) => Promise<BytesEnd<F | BodyBrokenOff>> = ofBody,
): AsyncGenerator<Result<Uint8Array, F | BodyBrokenOff | BodySilent>, void> {
  // The connection must outlive a refusal, to carry the answer.
  const chunks = stream.iterator({ destroyOnReturn: false });
  for (;;) {
    // A stream fails in one way only: whoever sends it is gone.
    const next = await inTime(
      idleTimeout,
      chunks.next().catch((): 'broken' => 'broken'),
    );
    if (next === undefined) return yield err(silent);
    if (next !== 'broken' && next.done !== true) {
      yield ok(next.value as Uint8Array);
      continue;
    }
    const { failure } = (await inTime(idleTimeout, endOf(next !== 'broken'))) ?? { failure: silent };
    if (failure !== undefined) yield err(failure);
    return;
  }
}

/** Undefined where it takes longer. */
export async function inTime<T>(milliseconds: number, promise: Promise<T>): Promise<T | undefined> {
  const { promise: late, resolve } = Promise.withResolvers<undefined>();
  const timer = setTimeout(() => resolve(undefined), milliseconds);
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Takes what still comes after an answer and throws it away, so that the sender gets to read it: a connection that closes
 * with bytes unread takes the answer with it. For a while; then the connection ends all the same.
 */
export function discardRest(request: IncomingMessage, timeout = usualIdleTimeout): void {
  unhurried.delete(request);
  if (request.complete || request.destroyed) return;
  const timer = setTimeout(() => request.destroy(), timeout).unref();
  request.once('close', () => clearTimeout(timer));
  request.on('data', giveBack).resume();
}
