import type { IncomingMessage } from 'node:http';
import type { Writable } from 'node:stream';
import multiparty, { type Part } from 'multiparty';
import { err, ok, type Result } from 'neverthrow';
import { invalidInput } from '../../../../domain/kernel/failure.ts';
import { type BytesEnd, incomingBytes, inTime } from '../../kit/incoming-bytes.ts';
import { type FileTypeUnusable, parseContentType, type Upload, type UploadBroken } from './upload.ts';

const noFile = invalidInput({ field: 'file', rule: 'required', constraint: 'one part with a file name' });
const severalFiles = invalidInput({ field: 'file', rule: 'format', constraint: 'one part only' });
const illFormed = invalidInput({ field: 'body', rule: 'format', constraint: 'a form that is whole' });

/** Fields beside the file are read over; more than these, or larger ones, are no form for one file. */
const mostParts = 20;
/** Bytes, with what has come of the file and is not asked for yet. */
const mostBeside = 1024 * 1024;

/** The file of a form in `multipart/form-data`: its head is read here, its bytes as they are asked for. */
export async function openForm(
  request: IncomingMessage,
  idleTimeout: number,
): Promise<Result<Upload, FileTypeUnusable | UploadBroken>> {
  const form = new FormOfOneFile(request, idleTimeout);
  const found = await form.file();
  return found.andThen((part) =>
    parseContentType(part.headers['content-type']).map((contentType) => ({
      contentType,
      name: part.filename,
      size: undefined,
      bytes: form.bytesOf(part),
    })),
  );
}

type Found = Result<Part, UploadBroken>;

class FormOfOneFile {
  readonly #idleTimeout: number;
  readonly #found = Promise.withResolvers<Found>();
  readonly #ended = Promise.withResolvers<BytesEnd<UploadBroken>>();
  #files = 0;
  #bytesOfFile = 0;

  constructor(request: IncomingMessage, idleTimeout: number) {
    this.#idleTimeout = idleTimeout;
    // Its types leave out what it is.
    const form = new multiparty.Form({ maxFields: mostParts }) as multiparty.Form & Writable;
    form.on('part', (part) => this.#take(part));
    form.on('close', () => this.#end(this.#files > 1 ? severalFiles : undefined));
    form.on('progress', (received) => {
      if (received - this.#bytesOfFile <= mostBeside) return;
      // To the form it ends here, which is too early.
      request.unpipe(form);
      form.end();
    });
    form.on('error', () => this.#end(isCutOff(request) ? { kind: 'body.broken_off' } : illFormed));
    form.parse(request);
  }

  async file(): Promise<Found> {
    return (await inTime(this.#idleTimeout, this.#found.promise)) ?? err({ kind: 'body.silent' });
  }

  /** The form must come to its end as well: a file with something wrong after it is not taken. */
  async *bytesOf(part: Part): Upload['bytes'] {
    for await (const chunk of incomingBytes<UploadBroken>(part, this.#idleTimeout, () => this.#ended.promise)) {
      yield chunk.andTee(({ length }) => {
        this.#bytesOfFile += length;
      });
    }
  }

  #take(part: Part): void {
    // Where the form fails its parts do; what it failed of is told by its end.
    part.on('error', () => {});
    const isFile = part.name === 'file' && part.filename !== undefined;
    if (isFile) this.#files += 1;
    if (isFile && this.#files === 1) this.#found.resolve(ok(part));
    else part.resume();
  }

  #end(failure: UploadBroken | undefined): void {
    this.#found.resolve(err(failure ?? noFile));
    this.#ended.resolve(failure === undefined ? {} : { failure });
  }
}

const isCutOff = ({ destroyed, complete }: IncomingMessage): boolean => destroyed && !complete;
