import { createWriteStream } from 'node:fs';
import { access, constants, mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { err, type Result } from 'neverthrow';
import type { ZodType } from 'zod';
import {
  type BackupDamaged,
  type BackupUnreadable,
  type BackupUnwritable,
  backupDamaged,
} from '../../application/backup/failures.ts';
import type { BackupHead, BackupManifest } from '../../application/backup/manifest.ts';
import type { BackupArchives, BackupReader, BackupWriter } from '../../application/backup/ports.ts';
import { BrokenArchive } from './broken-archive.ts';
import { headSchema, manifestSchema } from './manifest-schemas.ts';
import { NewFile } from './new-file.ts';
import { TarReader } from './tar-reader.ts';
import { TarWriter } from './tar-writer.ts';
import { Unwritten } from './unwritten.ts';

const piped = '-';
const reasons: Readonly<Record<string, string>> = {
  EEXIST: 'there is such a file already',
  ENOENT: 'there is no such file or folder',
  ENOTDIR: 'a part of the path is a file',
  EISDIR: 'it is a folder',
  EACCES: 'this user may not',
  EPERM: 'this user may not',
  EROFS: 'the file system is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EPIPE: 'nobody reads it',
};

/** Undefined for what is a defect. */
const reasonOf = (error: unknown): string | undefined => reasons[String((error as NodeJS.ErrnoException).code)];

interface Streams {
  readonly stdin: NodeJS.ReadableStream;
  readonly stdout: NodeJS.WritableStream;
}

/** Backups as tar, compressed by zstd. */
export class TarArchives implements BackupArchives {
  readonly #streams: Streams;

  constructor(streams: Streams) {
    this.#streams = streams;
  }

  async write<T, F>(
    path: string,
    fill: (writer: BackupWriter) => Promise<Result<T, F>>,
  ): Promise<Result<T, F | BackupUnwritable>> {
    if (path === piped) return await this.#through(passedTo(this.#streams.stdout), path, fill);
    let file: NewFile;
    try {
      file = await NewFile.open(path);
    } catch (error) {
      return unwritable(path, error);
    }
    const filled = await this.#through(file.stream(), path, fill).catch(async (error: unknown) => {
      await file.remove();
      throw error;
    });
    if (filled.isErr()) {
      await file.remove();
      return filled;
    }
    try {
      await file.publish();
      return filled;
    } catch (error) {
      await file.remove();
      return unwritable(path, error);
    }
  }

  async read<T, F>(
    path: string,
    work: (reader: BackupReader) => Promise<Result<T, F>>,
  ): Promise<Result<T, F | BackupUnreadable | BackupDamaged>> {
    if (path === piped) return await this.#spooled(work);
    const reason = await whyUnreadable(path);
    if (reason !== undefined) return err({ kind: 'backup.unreadable', path, reason });
    try {
      return await work(new TarReader(path));
    } catch (error) {
      if (error instanceof BrokenArchive) return err(backupDamaged(error.message));
      throw error;
    }
  }

  parseHead(text: Uint8Array): BackupHead | undefined {
    return parsed(headSchema, text);
  }

  parseManifest(text: Uint8Array): BackupManifest | undefined {
    return parsed(manifestSchema, text);
  }

  async #through<T, F>(
    to: Writable,
    path: string,
    fill: (writer: BackupWriter) => Promise<Result<T, F>>,
  ): Promise<Result<T, F | BackupUnwritable>> {
    const tar = new TarWriter(to);
    try {
      const filled = await fill(tar);
      if (filled.isErr()) await tar.breakOff();
      else await tar.end();
      return filled;
    } catch (error) {
      await tar.breakOff();
      if (error instanceof Unwritten) return unwritable(path, error.cause);
      throw error;
    }
  }

  /** The whole file is checked before it is read again, so that it has to be kept: by nobody else to be seen. */
  async #spooled<T, F>(
    work: (reader: BackupReader) => Promise<Result<T, F>>,
  ): Promise<Result<T, F | BackupUnreadable | BackupDamaged>> {
    const folder = await mkdtemp(join(tmpdir(), 'mainstay-backup-'));
    try {
      const spool = join(folder, 'piped.backup');
      await pipeline(this.#streams.stdin, createWriteStream(spool, { mode: 0o600 }));
      return await this.read(spool, work);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }
}

function unwritable(path: string, error: unknown): Result<never, BackupUnwritable> {
  const reason = reasonOf(error);
  if (reason === undefined) throw error;
  return err({ kind: 'backup.unwritable', path, reason });
}

async function whyUnreadable(path: string): Promise<string | undefined> {
  try {
    await access(path, constants.R_OK);
    return (await stat(path)).isDirectory() ? reasons['EISDIR'] : undefined;
  } catch (error) {
    return reasonOf(error) ?? String(error);
  }
}

/** Standard output stays open: others may still have something to say. */
const passedTo = (stream: NodeJS.WritableStream): Writable =>
  new Writable({
    write: (chunk: Buffer, _encoding, written) => void stream.write(chunk, (error) => written(error)),
  });

function parsed<T>(schema: ZodType<T>, text: Uint8Array): T | undefined {
  try {
    return schema.safeParse(JSON.parse(new TextDecoder().decode(text))).data;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
