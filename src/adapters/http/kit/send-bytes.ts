import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Context } from 'koa';
import type { Outgoing } from './answer.ts';
import type { Kit } from './kit.ts';
import { requestState } from './request-state.ts';

type BytesOut = Outgoing & Required<Pick<Outgoing, 'bytes'>>;

export const sendsBytes = (answer: Outgoing): answer is BytesOut => answer.bytes !== undefined;

/**
 * Sends bytes as fast as the client takes them. Where they fail halfway the connection is cut, so that nobody takes a part
 * for the whole.
 */
export async function sendBytes(context: Context, { status, headers, bytes }: BytesOut, { log }: Pick<Kit, 'log'>) {
  const { res } = context;
  const { head, origin } = requestState(context);
  head.set('Cache-Control', 'private, no-cache');
  head.setAll(headers);
  head.write(res, status);
  if (context.method === 'HEAD' || status === 304 || res.destroyed) {
    res.end();
    await letGo(bytes);
    return;
  }
  try {
    await pipeline(bytes, res);
  } catch (error) {
    // Whoever went away knows it; what we could not read nobody else tells us.
    if (!isAborted(error)) log.error('the bytes could not be sent', error, { requestId: origin.requestId });
    res.destroy();
  }
}

/** What nobody has begun to read closes no file and ends no query by itself. */
async function letGo(bytes: AsyncIterable<Uint8Array>): Promise<void> {
  if (bytes instanceof Readable) bytes.destroy();
  else await bytes[Symbol.asyncIterator]().return?.();
}

const isAborted = (error: unknown): boolean =>
  (error as NodeJS.ErrnoException).code === 'ERR_STREAM_PREMATURE_CLOSE' ||
  ['ECONNRESET', 'EPIPE'].includes(String((error as NodeJS.ErrnoException).code));
