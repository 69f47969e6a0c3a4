import fc from 'fast-check';
import { type Move, openInterleavings } from '../../../support/sync/interleavings.ts';

const writers = 12;
const moves: readonly Move[] = ['begin', 'begin', 'insert', 'update', 'update', 'commit', 'roll back', 'read'];

describe('what changed since a token, while many transactions overlap', function () {
  this.timeout(3_600_000);

  it('is complete in whatever order twelve write, commit and roll back', async () => {
    const interleavings = await openInterleavings(writers);
    const turn = fc.record({ writer: fc.nat({ max: writers - 1 }), move: fc.constantFrom(...moves) });
    const property = fc.asyncProperty(
      fc.array(turn, { maxLength: 120 }),
      fc.integer({ min: 1, max: 20 }),
      (turns, limit) => interleavings.run(turns, limit),
    );
    await fc.assert(property, { numRuns: 2000 });
    await interleavings.close();
  });
});
