import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Context } from 'koa';
import { isKnown } from '../kit/entity-tags.ts';

const compress = promisify(gzip);

/** Bytes that stay the same as long as the process runs; read, and compressed, when somebody first asks. */
export class KeptFile {
  readonly #type: string;
  readonly #read: () => Promise<Buffer>;
  #content: Promise<Content> | undefined;

  constructor(type: string, read: () => Promise<Buffer>) {
    this.#type = type;
    this.#read = read;
  }

  /** `forever`: the address changes whenever the bytes do. */
  async send(context: Context, caching: 'ask again' | 'forever'): Promise<void> {
    this.#content ??= load(this.#read).catch((error: unknown) => {
      this.#content = undefined;
      throw error;
    });
    const { bytes, zipped, tag } = await this.#content;
    const isZipped = context.acceptsEncodings('gzip', 'identity') === 'gzip';
    const ownTag = isZipped ? `"${tag}-gzip"` : `"${tag}"`;
    context.set('Cache-Control', caching === 'forever' ? 'public, max-age=31536000, immutable' : 'no-cache');
    context.set('ETag', ownTag);
    context.vary('Accept-Encoding');
    if (isKnown(context.headers['if-none-match'], ownTag)) {
      context.status = 304;
      return;
    }
    if (isZipped) context.set('Content-Encoding', 'gzip');
    context.type = this.#type;
    context.body = isZipped ? zipped : bytes;
  }
}

interface Content {
  readonly bytes: Buffer;
  readonly zipped: Buffer;
  readonly tag: string;
}

async function load(read: () => Promise<Buffer>): Promise<Content> {
  const bytes = await read();
  const tag = createHash('sha256').update(bytes).digest('base64url').slice(0, 22);
  return { bytes, zipped: await compress(bytes), tag };
}
