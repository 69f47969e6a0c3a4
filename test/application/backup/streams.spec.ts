import { expect } from 'chai';
import fc from 'fast-check';
import type { BackupPart } from '../../../src/application/backup/ports.ts';
import { concat, inPieces, joined, linesIn, pieceName, whole } from '../../../src/application/backup/streams.ts';

async function* given<T>(all: readonly T[]): AsyncGenerator<T> {
  yield* all;
}

async function* partsOf(streams: readonly (readonly Uint8Array[])[], size: number): AsyncGenerator<BackupPart> {
  for (const [index, chunks] of streams.entries()) {
    let n = 0;
    for await (const piece of inPieces(given(chunks), size)) {
      n += 1;
      yield { name: pieceName(`stream ${index}`, n), bytes: given([...piece]) };
    }
  }
}

describe('what a backup keeps in pieces', () => {
  const streams = fc.array(fc.array(fc.uint8Array({ maxLength: 50 }), { maxLength: 10 }), { maxLength: 5 });

  it('comes back whole, stream by stream, also an empty one', async () => {
    await fc.assert(
      fc.asyncProperty(streams, fc.integer({ min: 1, max: 60 }), async (all, size) => {
        const found: [string, Uint8Array][] = [];
        for await (const { name, bytes } of joined(partsOf(all, size))) found.push([name, await whole(bytes)]);
        expect(found).to.deep.equal(all.map((chunks, index) => [`stream ${index}`, concat(chunks)]));
      }),
    );
  });

  it('is passed over where nobody reads it', async () => {
    const all = [[Uint8Array.of(1, 2)], [Uint8Array.of(3)], []];
    const names: string[] = [];
    for await (const { name } of joined(partsOf(all, 1))) names.push(name);
    expect(names).to.deep.equal(['stream 0', 'stream 1', 'stream 2']);
  });

  it('has as many rows as line feeds', () => {
    fc.assert(
      fc.property(fc.uint8Array({ max: 12 }), (bytes) => {
        expect(linesIn(bytes)).to.equal([...bytes].filter((byte) => byte === 10).length);
      }),
    );
  });
});
