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

  it('is cut at four megabytes or more, and into one piece at least', async () => {
    const lengths = async (...chunks: number[]) => {
      const all: number[] = [];
      for await (const piece of inPieces(given(chunks.map((length) => new Uint8Array(length)))))
        all.push(concat(piece).length);
      return all;
    };
    const mega = 1024 * 1024;
    expect(await lengths(2 * mega, 2 * mega, 1)).to.deep.equal([4 * mega, 1]);
    expect(await lengths(4 * mega)).to.deep.equal([4 * mega]);
    expect(await lengths(4 * mega - 1, 2)).to.deep.equal([4 * mega + 1]);
    expect(await lengths()).to.deep.equal([0]);
  });

  it('lets go of where it comes from, also where nobody reads it to its end', async () => {
    let isOpen = true;
    async function* parts(): AsyncGenerator<BackupPart> {
      try {
        for (const name of ['a/000001', 'b/000001']) yield { name, bytes: given([Uint8Array.of(1)]) };
      } finally {
        isOpen = false;
      }
    }
    for await (const { name } of joined(parts())) if (name === 'a') break;
    expect(isOpen).to.equal(false);
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
