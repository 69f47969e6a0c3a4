import { isTypeValid, parse } from 'content-type';
import { err, ok, type Result } from 'neverthrow';
import type { IncomingBytes } from '../../../../application/files/ports.ts';
import type { Failure, InvalidInput } from '../../../../domain/kernel/failure.ts';
import type { BodyBrokenOff, BodySilent } from '../../kit/incoming-bytes.ts';

/** The type of the bytes is missing or is none, or they are coded in a way that would have to be undone. */
export interface FileTypeUnusable extends Failure {
  readonly kind: 'file.type_unusable';
  readonly because: 'missing' | 'ill_formed' | 'encoded';
}

/** Why bytes end before they are all there. */
export type UploadBroken = BodyBrokenOff | BodySilent | InvalidInput;

/** The bytes of one file, whichever way they come. */
export interface Upload {
  readonly contentType: string;
  /** What a form says; undefined where the bytes are the body. */
  readonly name: string | undefined;
  /** How many bytes were announced; undefined where nobody knows yet. */
  readonly size: number | undefined;
  readonly bytes: IncomingBytes<UploadBroken>;
}

export const typeUnusable = (because: FileTypeUnusable['because']): FileTypeUnusable => ({
  kind: 'file.type_unusable',
  because,
});

/** A type as RFC 9110 writes it, in characters that any header can carry back. */
export function parseContentType(given: string | undefined): Result<string, FileTypeUnusable> {
  if (given === undefined) return err(typeUnusable('missing'));
  const parsed = parse(given);
  const isWhole =
    given.length <= 255 &&
    /^[\x20-\x7e]+$/.test(given) &&
    isTypeValid(parsed.type) &&
    !parsed.type.includes('*') &&
    Object.keys(parsed.parameters).every((name) => name !== '');
  return isWhole ? ok(given) : err(typeUnusable('ill_formed'));
}
