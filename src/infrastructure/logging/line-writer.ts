import { writeSync } from 'node:fs';

const chunk = 16 * 1024;
const delay = 50;
/** What a stalled reader may cost; beyond it lines are dropped, and counted. */
const bound = 16 * 1024 * 1024;
const retries = 200;

type WriteBytes = (fd: number, bytes: Uint8Array) => number;

/**
 * Collects lines and writes them some milliseconds later in one call, on the calling thread: a fifth of the cost of a
 * call per line, and never a write in flight that an exit could lose. A reader that cannot take more now (EAGAIN) is
 * tried again later without blocking; one that is gone (EPIPE) ends the writing.
 */
export class LineWriter {
  readonly #fd: number;
  readonly #write: WriteBytes;
  #lines = '';
  #rest: Uint8Array = Buffer.alloc(0);
  #timer: NodeJS.Timeout | undefined;
  #closed = false;
  #dropped = 0;
  readonly #atExit = () => this.flush();

  constructor(fd: number, write: WriteBytes = writeSync) {
    this.#fd = fd;
    this.#write = write;
    process.once('exit', this.#atExit);
  }

  write(line: string): void {
    if (this.#closed) return;
    if (this.#lines.length + this.#rest.length > bound) {
      this.#dropped += 1;
      return;
    }
    this.#lines += line;
    if (this.#lines.length >= chunk && this.#rest.length === 0) this.#tryWrite();
    if (this.#lines.length > 0 || this.#rest.length > 0) this.#timer ??= setTimeout(this.#later, delay).unref();
  }

  /** Writes everything now, waiting for a slow reader up to two seconds. */
  flush(): void {
    for (let attempt = 0; attempt < retries && !this.#tryWrite(); attempt += 1) {
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10);
    }
  }

  close(): void {
    this.flush();
    this.#closed = true;
    clearTimeout(this.#timer);
    process.off('exit', this.#atExit);
  }

  readonly #later = () => {
    this.#timer = undefined;
    if (!this.#tryWrite()) this.#timer = setTimeout(this.#later, delay).unref();
  };

  /** Says whether everything was written. */
  #tryWrite(): boolean {
    if (this.#closed) return true;
    try {
      while (this.#rest.length > 0 || this.#lines.length > 0) {
        if (this.#rest.length === 0) this.#takeLines();
        this.#rest = this.#rest.subarray(this.#write(this.#fd, this.#rest));
      }
      return true;
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code;
      if (code === 'EPIPE' || code === 'EBADF') this.#closed = true;
      return this.#closed;
    }
  }

  #takeLines(): void {
    const loss = this.#dropped === 0 ? '' : this.#lossLine();
    this.#rest = Buffer.from(this.#lines + loss);
    this.#lines = '';
    this.#dropped = 0;
  }

  #lossLine(): string {
    const [timestamp, message] = [new Date().toISOString(), 'log lines were dropped, because their reader stalled'];
    return `${JSON.stringify({ timestamp, level: 'ERROR', message, lines: this.#dropped })}\n`;
  }
}
