import type { BackupPart, Bytes } from './ports.ts';

/** The length of a table's rows or of a file is not known in advance: they are written in pieces, each of a known length. */
export const pieceSize = 4 * 1024 * 1024;

const numbered = /^(.+)\/\d{6}$/;

export const pieceName = (name: string, n: number): string => `${name}/${String(n).padStart(6, '0')}`;

const stemOf = (name: string): string => numbered.exec(name)?.[1] ?? name;

/** Gathers bytes into pieces; there is always one, though it be empty. */
export async function* inPieces(bytes: Bytes, size = pieceSize): AsyncIterable<readonly Uint8Array[]> {
  let gathered: Uint8Array[] = [];
  let length = 0;
  let any = false;
  for await (const chunk of bytes) {
    gathered.push(chunk);
    length += chunk.length;
    if (length < size) continue;
    yield gathered;
    any = true;
    gathered = [];
    length = 0;
  }
  if (length > 0 || !any) yield gathered;
}

/** The pieces of one name as one stream again. Whatever is not read of it is passed over. */
export async function* joined(parts: AsyncIterable<BackupPart>): AsyncIterable<BackupPart> {
  const iterator = parts[Symbol.asyncIterator]();
  let next = await iterator.next();
  try {
    while (next.done !== true) {
      const name = stemOf(next.value.name);
      const bytes = piecesOf(name);
      yield { name, bytes };
      for await (const _ of bytes);
      for await (const _ of piecesOf(name));
    }
  } finally {
    await iterator.return?.();
  }

  async function* piecesOf(name: string): Bytes {
    while (next.done !== true && stemOf(next.value.name) === name) {
      yield* next.value.bytes;
      next = await iterator.next();
    }
  }
}

export async function whole(bytes: Bytes): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of bytes) chunks.push(chunk);
  return concat(chunks);
}

export function concat(chunks: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}

const lineFeed = 10;

export function linesIn(bytes: Uint8Array): number {
  let lines = 0;
  for (let at = bytes.indexOf(lineFeed); at >= 0; at = bytes.indexOf(lineFeed, at + 1)) lines += 1;
  return lines;
}
