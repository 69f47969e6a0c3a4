import { Readable } from 'node:stream';
import type { GetObjectCommandOutput } from '@aws-sdk/client-s3';
import { err, ok, type Result } from 'neverthrow';
import type { ByteRange, FileStorage, IncomingBytes, StorageEntry } from '../../application/files/ports.ts';
import { type StorageFull, storageFull } from '../../domain/files/failures.ts';
import { inBatches } from './in-batches.ts';
import { isStorageKey } from './is-storage-key.ts';
import type { S3 } from './open-s3.ts';
import { StorageUnavailable } from './storage-unavailable.ts';

const prefix = 'files/';
/** What one upload holds in memory; with the 10,000 parts that S3 takes of one object, enough for 78 GiB. */
const partSize = 8 * 1024 * 1024;
/** Requests at once, where one call removes many. */
const width = 10;

/** A bucket of S3, or of a server that speaks as it does. An object appears there whole or not at all. */
export class S3FileStorage implements FileStorage {
  readonly #open: () => Promise<S3>;
  readonly #bucket: string;
  #opened: Promise<S3> | undefined;

  /** @param open is called when the storage is first used */
  constructor(open: () => Promise<S3>, bucket: string) {
    this.#open = open;
    this.#bucket = bucket;
  }

  async put<F>(key: string, bytes: IncomingBytes<F>): Promise<Result<void, F | StorageFull>> {
    const incoming = new Incoming(bytes);
    const body = Readable.from(incoming.values(), { objectMode: false });
    const { client, Upload } = await this.#s3();
    try {
      await new Upload({ client, params: { ...this.#object(key), Body: body }, partSize, queueSize: 1 }).done();
      return ok();
    } catch (error) {
      if (incoming.refused !== undefined) return incoming.refused;
      if (isFull(error)) return err(storageFull);
      throw unavailable(error);
    } finally {
      body.destroy();
    }
  }

  async read(key: string, part?: ByteRange): Promise<AsyncIterable<Uint8Array> | undefined> {
    const found = await this.#get(key, part);
    if (found === undefined) return undefined;
    const body = found.Body as Readable;
    if (part === undefined || found.ContentLength === part.last - part.first + 1) return body;
    body.destroy();
    throw new StorageUnavailable('S3 answered with another part than it was asked for');
  }

  async remove(keys: readonly string[]): Promise<void> {
    const { client, sdk } = await this.#s3();
    const removed = (key: string) => client.send(new sdk.DeleteObjectCommand(this.#object(key)));
    await asked(async () => {
      for (const batch of inBatches(keys, width)) await Promise.all(batch.map(removed));
    });
  }

  async *entries(): AsyncIterable<readonly StorageEntry[]> {
    let after: string | undefined;
    do {
      const page = await this.#list(after);
      yield keysOf(page.Contents).map((key) => ({ key, remove: () => this.remove([key]) }));
      after = page.NextContinuationToken;
    } while (after !== undefined);
    yield await this.#unfinished();
  }

  async #get(key: string, part: ByteRange | undefined): Promise<GetObjectCommandOutput | undefined> {
    const range = part === undefined ? {} : { Range: `bytes=${part.first}-${part.last}` };
    const { client, sdk } = await this.#s3();
    try {
      return await client.send(new sdk.GetObjectCommand({ ...this.#object(key), ...range }));
    } catch (error) {
      if (nameOf(error) === 'NoSuchKey') return undefined;
      throw unavailable(error);
    }
  }

  async #list(after: string | undefined) {
    const { client, sdk } = await this.#s3();
    const further = after === undefined ? {} : { ContinuationToken: after };
    return await asked(() =>
      client.send(new sdk.ListObjectsV2Command({ Bucket: this.#bucket, Prefix: prefix, ...further })),
    );
  }

  /** Uploads in parts that were begun and never ended. Some servers know of none. */
  async #unfinished(): Promise<readonly StorageEntry[]> {
    const { client, sdk } = await this.#s3();
    try {
      const { Uploads } = await client.send(
        new sdk.ListMultipartUploadsCommand({ Bucket: this.#bucket, Prefix: prefix }),
      );
      const abort = (key: string, id: string) =>
        asked(async () => {
          await client.send(new sdk.AbortMultipartUploadCommand({ ...this.#object(key), UploadId: id }));
        });
      return (Uploads ?? []).flatMap(({ Key, UploadId }) =>
        keysOf([{ Key }]).map((key) => ({ key, remove: () => abort(key, UploadId ?? '') })),
      );
    } catch (error) {
      if (nameOf(error) === 'NotImplemented') return [];
      throw unavailable(error);
    }
  }

  #s3(): Promise<S3> {
    this.#opened ??= this.#open();
    return this.#opened;
  }

  #object(key: string): { readonly Bucket: string; readonly Key: string } {
    return { Bucket: this.#bucket, Key: prefix + key };
  }
}

/** The bytes as a stream takes them: an Err ends it with an exception and is kept for the answer. */
class Incoming<F> {
  refused: Result<never, F> | undefined;
  readonly #bytes: IncomingBytes<F>;

  constructor(bytes: IncomingBytes<F>) {
    this.#bytes = bytes;
  }

  async *values(): AsyncIterable<Uint8Array> {
    for await (const chunk of this.#bytes) {
      if (chunk.isErr()) {
        this.refused = err(chunk.error);
        throw new Error('the bytes were refused');
      }
      yield chunk.value;
    }
  }
}

const keysOf = (objects: readonly { readonly Key?: string | undefined }[] = []): readonly string[] =>
  objects.map(({ Key = '' }) => Key.slice(prefix.length)).filter(isStorageKey);

async function asked<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    throw unavailable(error);
  }
}

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : '');

/** How servers of several makers say it; S3 itself is never full. */
const isFull = (error: unknown): boolean =>
  /QuotaExceeded|StorageFull|InsufficientStorage|InsufficientCapacity/.test(nameOf(error)) ||
  (error as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode === 507;

const unavailable = (error: unknown): StorageUnavailable =>
  error instanceof StorageUnavailable
    ? error
    : new StorageUnavailable(`S3 does not do what it was asked: ${nameOf(error)}`, { cause: error });
