import fc from 'fast-check';
import { type Move, mixed, openInterleavings, type Turn } from '../../../support/sync/interleavings.ts';

const turnsOf = (writer: number, ...moves: readonly Move[]): Turn[] => moves.map((move) => ({ writer, move }));

const moves: readonly Move[] = ['begin', 'insert', 'update', 'update', 'commit', 'roll back', 'read', 'read'];

describe('what changed since a token, while transactions overlap', () => {
  let interleavings: Awaited<ReturnType<typeof openInterleavings>>;
  before(async () => {
    interleavings = await openInterleavings(4);
  });
  after(() => interleavings.close());

  it('is complete in every order in which two begin, write and commit', async () => {
    const one = turnsOf(0, 'begin', 'insert', 'update', 'commit');
    const all = mixed(one, turnsOf(1, 'begin', 'update', 'commit'));
    for (const turns of all) await interleavings.run(turns, 2);
  });

  it('is complete in whatever order four write, commit and roll back', async () => {
    const turns = fc.array(fc.record({ writer: fc.nat({ max: 3 }), move: fc.constantFrom(...moves) }), {
      maxLength: 30,
    });
    const property = fc.asyncProperty(turns, fc.integer({ min: 1, max: 5 }), (given, limit) =>
      interleavings.run(given, limit),
    );
    await fc.assert(property, { numRuns: 40 });
  });
});
