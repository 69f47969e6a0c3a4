import type { IncomingMessage } from 'node:http';
import { err, type Result } from 'neverthrow';
import { incomingBytes } from '../../kit/incoming-bytes.ts';
import { openForm } from './open-form.ts';
import { type FileTypeUnusable, parseContentType, typeUnusable, type Upload, type UploadBroken } from './upload.ts';

/** The file that the body is, or that is the one file of a form. Of a form the head is read, of a body nothing yet. */
export async function openUpload(
  request: IncomingMessage,
  idleTimeout: number,
  askForBody: () => void,
): Promise<Result<Upload, FileTypeUnusable | UploadBroken>> {
  const { 'content-type': type, 'content-encoding': encoding, 'content-length': length } = request.headers;
  if (encoding !== undefined) return err(typeUnusable('encoded'));
  if (type !== undefined && /^\s*multipart\/form-data\s*(;|$)/i.test(type)) {
    askForBody();
    return await openForm(request, idleTimeout);
  }
  return parseContentType(type).map((contentType) => ({
    contentType,
    name: undefined,
    size: length === undefined ? undefined : Number(length),
    bytes: bytesOf(request, idleTimeout, askForBody),
  }));
}

/** A refusal before the first byte is wanted spares the sender all of them. */
async function* bytesOf(request: IncomingMessage, idleTimeout: number, askForBody: () => void): Upload['bytes'] {
  askForBody();
  yield* incomingBytes(request, idleTimeout);
}
