import type { Result } from 'neverthrow';
import { MemoryFileStorage } from '../../../src/adapters/files/memory-file-storage.ts';
import type { BackupParts } from '../../../src/application/backup/backup-parts.ts';
import type { BackupManifest } from '../../../src/application/backup/manifest.ts';
import type {
  BackupArchives,
  BackupPart,
  Digest,
  Filling,
  RestoreTarget,
} from '../../../src/application/backup/ports.ts';
import { linesIn } from '../../../src/application/backup/streams.ts';
import { ManualClock } from '../manual-clock.ts';

/** The parts of a backup by their names, in their order. */
export type Contents = readonly (readonly [name: string, text: string])[];

const encoded = (text: string): Uint8Array => new TextEncoder().encode(text);
const decoded = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

/** Known by the text itself, so that a test can write it down. */
export function textDigest(): Digest {
  const texts: string[] = [];
  return { add: (bytes) => void texts.push(decoded(bytes)), hex: () => `sum of ${texts.join('')}` };
}

const json = <T>(bytes: Uint8Array): T | undefined => {
  const text = decoded(bytes);
  return text.startsWith('{') ? (JSON.parse(text) as T) : undefined;
};

export const readerOf = (contents: Contents) => ({
  parts: async function* (): AsyncGenerator<BackupPart> {
    for (const [name, text] of contents) yield { name, bytes: bytesOf(text) };
  },
});

/** Two chunks, as a file brings them. */
async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
  const half = Math.floor(text.length / 2);
  for (const chunk of [text.slice(0, half), text.slice(half)]) if (chunk !== '') yield encoded(chunk);
}

/** Archives of which there is one, with these contents. */
export function backupParts(contents: Contents, clock = new ManualClock()): BackupParts {
  const archives: BackupArchives = {
    write: () => Promise.reject(new Error('nothing is written')),
    read: (_, work) => work(readerOf(contents)),
    parseHead: (text) => json(text),
    parseManifest: (text) => json<BackupManifest>(text),
  };
  return { archives, digests: textDigest, clock, release: '1.2.3' };
}

/** A database that takes what it is given, unless something is changed. */
export class MemoryTarget implements RestoreTarget {
  readonly tables = new Map<string, string>();
  readonly finished: unknown[] = [];
  readonly storage = new MemoryFileStorage();
  readonly #change: Partial<Filling>;

  constructor(change: Partial<Filling> = {}) {
    this.#change = change;
  }

  async fill<T, F>(_: unknown, work: (filling: Filling) => Promise<Result<T, F>>): Promise<Result<T, F>> {
    return await work({
      copy: async ({ name }, rows) => {
        let [text, count] = ['', 0];
        for await (const chunk of rows) {
          text += decoded(chunk);
          count += linesIn(chunk);
        }
        this.tables.set(name, text);
        return count;
      },
      rows: ({ name }) => bytesOf(this.tables.get(name) ?? ''),
      finish: async (...given) => void this.finished.push(given),
      ...this.#change,
    });
  }
}
