import { expect } from 'chai';
import { countGuess, type Guesses, noGuesses } from '../../../src/domain/accounts/sign-in-guesses.ts';
import { instantOf } from '../../../src/domain/kernel/instant.ts';

const minute = 60_000;

/** Guesses at these minutes: whether each may be checked, and what is kept after the last. */
function at(...minutes: readonly number[]): { admitted: boolean[]; guesses: Guesses } {
  let guesses = noGuesses;
  const admitted = minutes.map((moment) => {
    const counted = countGuess(guesses, instantOf(moment * minute));
    guesses = counted.guesses;
    return counted.admitted;
  });
  return { admitted, guesses };
}

describe('guesses at a password', () => {
  it('are checked five times within 15 minutes, and then no more', () => {
    expect(at(0, 1, 2, 3, 4, 4, 5, 18.9).admitted).to.deep.equal([true, true, true, true, true, false, false, false]);
  });
  it('lock the address for 15 minutes from the fifth', () => {
    expect(at(0, 1, 2, 3, 4).guesses.lockedUntil).to.equal(instantOf(19 * minute));
    expect(at(0, 1, 2, 3, 4, 19).admitted.at(-1)).to.equal(true);
  });
  it('start from zero after a lock', () => {
    expect(at(0, 1, 2, 3, 4, 19, 19, 19, 19).guesses.lockedUntil).to.equal(null);
  });
  it('count together whenever five of them lie within 15 minutes, wherever these begin', () => {
    expect(at(0, 10, 14, 16, 17).guesses.lockedUntil).to.equal(null);
    expect(at(0, 10, 14, 16, 17, 18).guesses.lockedUntil).to.equal(instantOf(33 * minute));
  });
  it('are forgotten after 15 minutes', () => {
    expect(at(0, 0, 0, 0, 15).guesses.lockedUntil).to.equal(null);
  });
  it('do not make a lock longer', () => {
    expect(at(0, 0, 0, 0, 0, 10).guesses.lockedUntil).to.equal(instantOf(15 * minute));
  });
});
