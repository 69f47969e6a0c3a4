import { create as contentDisposition } from 'content-disposition';
import { err, ok, type Result } from 'neverthrow';
import { parse as parseRange } from 'range-parser';
import type { OpenedFile } from '../../../../application/files/open-file.ts';
import type { ByteRange } from '../../../../application/files/ports.ts';
import type { FileNotFound, FileUnreadable } from '../../../../domain/files/failures.ts';
import type { StoredFileFacts } from '../../../../domain/files/stored-file.ts';
import type { Failure } from '../../../../domain/kernel/failure.ts';
import type { Answer, EndpointRequest } from '../../kit/endpoint.ts';
import { isKnown } from '../../kit/entity-tags.ts';

/** The part that was asked for lies beyond the end. */
export interface RangeUnsatisfiable extends Failure {
  readonly kind: 'file.range_unsatisfiable';
  readonly size: number;
}

type Asked = Pick<EndpointRequest<never, never, never>, 'header' | 'method'>;
type ContentFailure = FileNotFound | FileUnreadable | RangeUnsatisfiable;

/** Even opened by itself it can do nothing: no scripts, no forms, nothing from anywhere. */
const sandboxed = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

/** The file's bytes by RFC 9110: whole, one part, or nothing where the client has them. */
export async function answerContent(
  { facts, read }: OpenedFile,
  inline: boolean,
  asked: Asked,
): Promise<Result<Answer, ContentFailure>> {
  const tag = `"${facts.sha256}"`;
  const headers = { ETag: tag, 'Accept-Ranges': 'bytes', ...shownAs(facts, inline) };
  if (isKnown(asked.header('if-none-match'), tag)) return ok({ status: 304, headers, bytes: nothing });
  const part = partOf(asked, facts.size, tag);
  if (part.isErr()) return err(part.error);
  const range = part.value;
  const length = range === undefined ? facts.size : range.last - range.first + 1;
  const answer: Answer = {
    status: range === undefined ? 200 : 206,
    headers: {
      ...headers,
      'Content-Length': String(length),
      ...(range && { 'Content-Range': `bytes ${range.first}-${range.last}/${facts.size}` }),
    },
    bytes: nothing,
  };
  if (asked.method === 'HEAD' || length === 0) return ok(answer);
  return (await read(range)).map((bytes) => ({ ...answer, bytes }));
}

const nothing: AsyncIterable<Uint8Array> = { [Symbol.asyncIterator]: async function* () {} };

/** What can be shown is named by what the bytes are, and everything else by what its sender said of it. */
function shownAs({ name, contentType, imageType }: StoredFileFacts, inline: boolean): Record<string, string> {
  const isShown = inline && imageType !== null;
  return {
    'Content-Type': isShown ? imageType : contentType,
    'Content-Disposition': contentDisposition(name, { type: isShown ? 'inline' : 'attachment' }),
    'Content-Security-Policy': sandboxed,
    'X-Content-Type-Options': 'nosniff',
  };
}

/** Undefined for the whole: no part was asked for, several were, it is no range at all, or it was meant for other bytes. */
function partOf({ header }: Asked, size: number, tag: string): Result<ByteRange | undefined, RangeUnsatisfiable> {
  const given = header('range');
  if (given === undefined || given.includes(',')) return ok(undefined);
  const condition = header('if-range');
  if (condition !== undefined && condition.trim() !== tag) return ok(undefined);
  const { code, type, ranges } = parseRange(size, given);
  if (type !== 'bytes' || code === 1 || code === 3) return ok(undefined);
  const [range] = ranges;
  if (range !== undefined) return ok({ first: range.start, last: range.end });
  // The last so many bytes of nothing are nothing.
  return code === 0 ? ok(undefined) : err({ kind: 'file.range_unsatisfiable', size });
}
