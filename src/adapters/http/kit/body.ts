import { isUtf8 } from 'node:buffer';
import type { Context } from 'koa';
import { koaBody } from 'koa-body';
import { err, ok, type Result } from 'neverthrow';
import { type InvalidInput, invalidInput } from '../../../domain/kernel/failure.ts';
import { ClientGone } from './client-gone.ts';
import type { BodyTooLarge, UnsupportedMediaType } from './failures.ts';
import { giveBack } from './give-back.ts';
import { hasMoreValues } from './has-more-values.ts';

export type JsonObject = Readonly<Record<string, unknown>>;
type ReadBytes = (context: Context, limit?: number) => Promise<Result<Buffer, BodyTooLarge | UnsupportedMediaType>>;

const unsupported = (problem: UnsupportedMediaType['problem']): UnsupportedMediaType => ({
  kind: 'body.unsupported_type',
  problem,
});

/** Reads bodies of up to so many bytes, unless a request may have another number. */
export function bodyReader(usual: number): ReadBytes {
  const readers = new Map<number, ReadBytes>();
  return (context, limit = usual) => {
    const reader = readers.get(limit) ?? readerUpTo(limit);
    readers.set(limit, reader);
    return reader(context);
  };
}

/** Reads the body's bytes as they are: of no encoding, koa-body makes no text. */
function readerUpTo(limit: number): ReadBytes {
  const tooLarge: BodyTooLarge = { kind: 'body.too_large', limit };
  const read = koaBody({
    json: false,
    urlencoded: false,
    multipart: false,
    text: true,
    textTypes: ['*/*'],
    textLimit: limit,
    encoding: '',
    parsedMethods: ['POST', 'PUT', 'PATCH', 'DELETE'] as never,
  });
  const nothingMore = async () => {};
  return async (context) => {
    if (Number(context.headers['content-length'] ?? 0) > limit) return err(tooLarge);
    const encoding = context.headers['content-encoding'];
    if (encoding !== undefined && encoding.toLowerCase() !== 'identity') return err(unsupported('encoding'));
    askForBody(context);
    const chunks: Buffer[] = [];
    const note = (chunk: Buffer) => void chunks.push(chunk);
    context.req.on('data', note);
    try {
      await read(context, nothingMore);
    } catch (error) {
      if (isTooLarge(error)) return err(tooLarge);
      throw context.req.destroyed ? new ClientGone() : error;
    } finally {
      context.req.off('data', note);
      chunks.forEach(giveBack);
    }
    const body: unknown = context.request.body;
    return ok(Buffer.isBuffer(body) ? body : Buffer.alloc(0));
  };
}

/** Who expects to be told so sends the body only now; until then a refusal spares it. */
export function askForBody({ headers, res }: Pick<Context, 'headers' | 'res'>): void {
  if (headers.expect?.toLowerCase() !== '100-continue') return;
  res.removeHeader('Connection');
  res.writeContinue();
}

const isTooLarge = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'type' in error && error.type === 'entity.too.large';

const jsonTypes = ['application/json'];
const patchTypes = [...jsonTypes, 'application/merge-patch+json'];

/** It must be JSON in UTF-8, for PATCH also a JSON merge patch. */
export function checkType({ request, headers, method }: Context): Result<void, UnsupportedMediaType> {
  const given = headers['content-type'];
  if (given === 'application/json') return ok();
  if (given === undefined) return err(unsupported('missing'));
  const type = request.type.toLowerCase();
  if (type === 'application/x-www-form-urlencoded') return err(unsupported('form'));
  if (!(method === 'PATCH' ? patchTypes : jsonTypes).includes(type)) return err(unsupported('type'));
  return ['', 'utf-8', 'utf8'].includes(request.charset.toLowerCase()) ? ok() : err(unsupported('charset'));
}

const notAnObject = invalidInput({ field: 'body', rule: 'format', constraint: 'a JSON object' });

const mostValues = 10_000;
const tooManyValues = invalidInput({
  field: 'body',
  rule: 'too_long',
  constraint: `a JSON object of at most ${mostValues} values`,
});

/** Of duplicate keys the last counts. */
export function parseJsonObject(bytes: Buffer): Result<JsonObject, InvalidInput> {
  if (!isUtf8(bytes)) return err(notAnObject);
  if (hasMoreValues(bytes, mostValues)) return err(tooManyValues);
  try {
    const parsed: unknown = JSON.parse(bytes.toString('utf8'));
    return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)
      ? ok(parsed as JsonObject)
      : err(notAnObject);
  } catch (error) {
    if (error instanceof SyntaxError) return err(notAnObject);
    throw error;
  }
}
