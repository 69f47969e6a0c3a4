import { expect } from 'chai';
import fc from 'fast-check';
import {
  beginCheck,
  type CheckResult,
  endCheck,
  forgetWrong,
  type Guesses,
  noGuesses,
} from '../../../src/domain/accounts/sign-in-guesses.ts';
import { type Instant, instantOf } from '../../../src/domain/kernel/instant.ts';

const minute = 60_000;
const at = (milliseconds: number): Instant => instantOf(milliseconds);

/** The guesses at one address, one after the other or several at once. */
class Address {
  guesses: Guesses = noGuesses;
  now = 0;

  begin(id: string): string {
    const { guesses, outcome } = beginCheck(this.guesses, id, at(this.now));
    this.guesses = guesses;
    return outcome.kind;
  }

  end(id: string, result: CheckResult): string {
    const { guesses, outcome } = endCheck(this.guesses, id, result, at(this.now));
    this.guesses = guesses;
    return outcome.kind;
  }

  /** One that is wrong, at this minute. */
  wrong(moment: number): string {
    this.now = moment * minute;
    const decision = this.begin('x');
    return decision === 'check' ? this.end('x', 'wrong') : decision;
  }
}

describe('guesses at a password', () => {
  const wrongAt = (...minutes: readonly number[]) => {
    const address = new Address();
    return minutes.map((moment) => address.wrong(moment)).at(-1);
  };

  it('lock the address for 15 minutes at the fifth wrong one within 15 minutes', () => {
    expect(wrongAt(0, 1, 2, 3)).to.equal('counted');
    expect(wrongAt(0, 1, 2, 3, 4)).to.equal('locks');
    expect(wrongAt(0, 1, 2, 3, 4, 18.9)).to.equal('locked');
    expect(wrongAt(0, 1, 2, 3, 4, 19)).to.equal('counted');
    expect(wrongAt(0, 1, 2, 3, 4, 19, 19, 19, 19)).to.equal('counted');
    expect(wrongAt(0, 10, 14, 16, 17)).to.equal('counted');
    expect(wrongAt(0, 10, 14, 16, 17, 18)).to.equal('locks');
    expect(wrongAt(0, 0, 0, 0, 15)).to.equal('counted');
  });

  it('count only if they were checked and wrong', () => {
    const address = new Address();
    for (let guess = 0; guess < 20; guess += 1) {
      expect(address.begin('x')).to.equal('check');
      expect(address.end('x', 'unchecked')).to.equal('counted');
    }
    for (let guess = 0; guess < 20; guess += 1) {
      expect(address.begin('x')).to.equal('check');
      expect(address.end('x', 'right')).to.equal('counted');
    }
    for (let guess = 0; guess < 4; guess += 1) address.wrong(0);
    address.begin('x');
    address.end('x', 'right');
    expect(address.guesses).to.deep.equal(noGuesses);
  });

  it('wait for those that are being checked where these may still lock the address', () => {
    const address = new Address();
    for (const id of ['1', '2', '3', '4', '5']) expect(address.begin(id)).to.equal('check');
    expect(address.begin('6')).to.equal('wait');
    address.end('1', 'wrong');
    expect(address.begin('6')).to.equal('wait');
    address.end('2', 'right');
    expect(address.begin('6')).to.equal('check');
  });

  it('whose process has died hold nobody up for long, and a result that comes too late is not told', () => {
    const address = new Address();
    for (const id of ['1', '2', '3', '4', '5']) address.begin(id);
    address.now = 14_999;
    expect(address.begin('6')).to.equal('wait');
    address.now = 15_000;
    expect(address.begin('6')).to.equal('check');
    expect(address.end('1', 'wrong')).to.equal('lost');
    expect(address.guesses.countedAt).to.deep.equal([]);
  });

  it('are forgotten, but for those that are being checked', () => {
    const address = new Address();
    for (let guess = 0; guess < 5; guess += 1) address.wrong(0);
    address.guesses = forgetWrong(address.guesses);
    expect(address.begin('x')).to.equal('check');
    address.guesses = forgetWrong(address.guesses);
    expect(address.end('x', 'wrong')).to.equal('counted');
  });

  it('are told wrong five times at most before a lock, in any order, and a right one never locks', () => {
    const step = fc.record({
      kind: fc.constantFrom('begin', 'begin', 'end', 'wait'),
      which: fc.nat(20),
      result: fc.constantFrom<CheckResult>('right', 'wrong', 'wrong', 'unchecked'),
      milliseconds: fc.constantFrom(1, 1_000, 15_000, 300_000),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 80 }), (steps) => {
        const address = new Address();
        const running: string[] = [];
        let wrong: number[] = [];
        for (const [index, { kind, which, result, milliseconds }] of steps.entries()) {
          if (kind === 'wait') address.now += milliseconds;
          if (kind === 'begin' && address.begin(`${index}`) === 'check') running.push(`${index}`);
          if (kind !== 'end' || running.length === 0) continue;
          const [id = ''] = running.splice(which % running.length, 1);
          const outcome = address.end(id, result);
          if (outcome === 'lost') continue;
          if (result === 'right') wrong = [];
          if (result === 'wrong') wrong = [...wrong.filter((then) => then > address.now - 15 * minute), address.now];
          expect(outcome === 'locks').to.equal(result === 'wrong' && wrong.length === 5);
          if (outcome === 'locks') wrong = [];
          expect(wrong.length + address.guesses.checks.length).to.be.at.most(5);
        }
      }),
    );
  });
});
