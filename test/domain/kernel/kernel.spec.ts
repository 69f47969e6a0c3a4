import { inspect } from 'node:util';
import { expect } from 'chai';
import { isRestorable, restorableSince } from '../../../src/domain/kernel/deletion.ts';
import { invalidInput } from '../../../src/domain/kernel/failure.ts';
import {
  before as earlier,
  type Instant,
  instantOf,
  after as later,
  millisecondsOf,
} from '../../../src/domain/kernel/instant.ts';
import { parseInteger } from '../../../src/domain/kernel/parse-integer.ts';
import { Secret } from '../../../src/domain/kernel/secret.ts';
import { firstVersion, nextVersion } from '../../../src/domain/kernel/version.ts';

const noon = '2026-03-01T12:00:00.000Z' as Instant;

describe('an instant', () => {
  it('is ISO 8601 in UTC with three decimals, and back', () => {
    expect(instantOf(Date.UTC(2026, 2, 1, 12))).to.equal(noon);
    expect(millisecondsOf(noon)).to.equal(Date.UTC(2026, 2, 1, 12));
  });
  it('has others a span after and before it', () => {
    const span = { days: 1, hours: 2, minutes: 3, seconds: 4, milliseconds: 5 };
    expect(later(noon, span)).to.equal('2026-03-02T14:03:04.005Z');
    expect(earlier(noon, span)).to.equal('2026-02-28T09:56:55.995Z');
    expect([later(noon, {}), earlier(noon, {})]).to.deep.equal([noon, noon]);
  });
});

describe('what was deleted', () => {
  it('can be brought back for thirty days', () => {
    expect(restorableSince(noon)).to.equal('2026-01-30T12:00:00.000Z');
    const moments = ['2026-01-30T11:59:59.999Z', '2026-01-30T12:00:00.000Z', noon] as Instant[];
    expect(moments.map((moment) => isRestorable(moment, noon))).to.deep.equal([false, true, true]);
  });
});

describe('an integer', () => {
  const bounds = { min: 1, max: 100 };
  it('lies within its bounds', () => {
    for (const given of [1, 100]) expect(parseInteger('limit', given, bounds)._unsafeUnwrap()).to.equal(given);
    for (const given of [0, 101, -1])
      expect(parseInteger('limit', given, bounds)._unsafeUnwrapErr()).to.deep.equal({
        field: 'limit',
        rule: 'range',
        constraint: '1 to 100',
        value: given,
      });
  });
  it('is whole and exact', () => {
    for (const given of [1.5, Number.NaN, 2 ** 53])
      expect(parseInteger('limit', given, { min: 0, max: 2 ** 60 })._unsafeUnwrapErr()).to.deep.equal({
        field: 'limit',
        rule: 'format',
        constraint: 'an integer',
        value: given,
      });
  });
});

describe('a secret', () => {
  it('is shown to nobody but who asks for it', () => {
    const secret = new Secret('hunter2');
    const shown = [`${secret}`, JSON.stringify({ secret }), inspect(secret), inspect([secret])];
    expect(shown).to.deep.equal(['[secret]', '{"secret":"[secret]"}', '[secret]', '[ [secret] ]']);
    expect(secret.reveal()).to.equal('hunter2');
  });
});

describe('a version', () => {
  it('begins with 1 and counts on', () => {
    expect([firstVersion, nextVersion(firstVersion)]).to.deep.equal([1, 2]);
  });
});

describe('an invalid input', () => {
  it('names its violations', () => {
    const violation = { field: 'title', rule: 'required', constraint: 'required' } as const;
    expect(invalidInput(violation)).to.deep.equal({ kind: 'input.invalid', violations: [violation] });
  });
});
