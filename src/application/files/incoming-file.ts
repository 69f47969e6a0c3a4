import { err, ok, type Result } from 'neverthrow';
import type { FileQuotaExceeded, FileTooLarge } from '../../domain/files/failures.ts';
import type { FileContent } from '../../domain/files/stored-file.ts';
import { after, type Instant } from '../../domain/kernel/instant.ts';
import type { Clock } from '../kernel/clock.ts';
import type { FileInspector, IncomingBytes, UploadMark, Uploads } from './ports.ts';

export interface FileLimits {
  /** Of one file, in bytes. */
  readonly maxBytes: number;
  /** Of all that a user has, in bytes. */
  readonly quota: number;
}

export interface UploadParts {
  readonly uploads: Uploads;
  readonly inspector: FileInspector;
  readonly clock: Clock;
  readonly limits: FileLimits;
}

/** Where the length was not announced, room is reserved in steps of this size: few queries, and little reserved for nothing. */
const step = 4 * 1024 * 1024;
/** Well within the time after which an upload that says nothing is given up. */
const signOfLife = { minutes: 1 } as const;

type Refusal = FileTooLarge | FileQuotaExceeded;

/** Counts the bytes of an upload as they go by, looks at them, and holds room for them. */
export class IncomingFile {
  readonly #parts: UploadParts;
  readonly #mark: UploadMark;
  readonly #inspection;
  #size = 0;
  #held = 0;
  #signedAt: Instant;

  constructor(parts: UploadParts, mark: UploadMark) {
    this.#parts = parts;
    this.#mark = mark;
    this.#inspection = parts.inspector.begin();
    this.#signedAt = parts.clock.now();
  }

  /** Before the first byte, for as many as were announced. */
  begin(announced: number): Promise<Result<void, Refusal>> {
    return this.#hold(announced);
  }

  async *read<F>(bytes: IncomingBytes<F>): IncomingBytes<F | Refusal> {
    for await (const chunk of bytes) {
      if (chunk.isErr()) return yield err(chunk.error);
      this.#size += chunk.value.length;
      if (this.#size > this.#held || this.#isSilent()) {
        const held = await this.#hold(this.#size);
        if (held.isErr()) return yield err(held.error);
      }
      this.#inspection.add(chunk.value);
      yield ok(chunk.value);
    }
  }

  get size(): number {
    return this.#size;
  }

  async content(): Promise<FileContent> {
    return { size: this.#size, ...(await this.#inspection.result()) };
  }

  async #hold(need: number): Promise<Result<void, Refusal>> {
    const { uploads, clock, limits } = this.#parts;
    const { maxBytes, quota } = limits;
    if (need > maxBytes) return err({ kind: 'file.too_large', limit: maxBytes });
    const now = clock.now();
    const wish = need > this.#held && this.#size > 0 ? Math.min(need + step, maxBytes) : Math.max(need, this.#held);
    const held = await uploads.reserve(this.#mark, { need, wish, quota }, now);
    if (held === undefined) return err({ kind: 'file.quota_exceeded', quota });
    this.#held = held;
    this.#signedAt = now;
    return ok();
  }

  #isSilent(): boolean {
    return this.#parts.clock.now() >= after(this.#signedAt, signOfLife);
  }
}
