import { expect } from 'chai';
import { parseMoment, parseOptionalMoment } from '../../../src/domain/kernel/moment.ts';

const parsed = (given: string): string | undefined =>
  parseMoment('at', given).match(
    (instant) => instant,
    () => undefined,
  );
const ruleBroken = (given: string): string | undefined =>
  parseMoment('at', given).match(
    () => undefined,
    ({ rule }) => rule,
  );

describe('a moment given from outside', () => {
  const kept: readonly (readonly [given: string, kept: string])[] = [
    ['2026-03-01T10:00:00Z', '2026-03-01T10:00:00.000Z'],
    ['2026-03-01T10:00:00.1Z', '2026-03-01T10:00:00.100Z'],
    ['2026-03-01T10:00:00.123Z', '2026-03-01T10:00:00.123Z'],
    ['2026-03-01T10:00:00.123999999999Z', '2026-03-01T10:00:00.123Z'],
    ['2026-03-01T10:00:00+02:00', '2026-03-01T08:00:00.000Z'],
    ['2026-03-01T10:00:00-23:59', '2026-03-02T09:59:00.000Z'],
    ['2026-03-01T10:00:00-00:00', '2026-03-01T10:00:00.000Z'],
    ['2026-03-01t10:00:00z', '2026-03-01T10:00:00.000Z'],
    ['2024-02-29T00:00:00Z', '2024-02-29T00:00:00.000Z'],
    ['2000-02-29T00:00:00Z', '2000-02-29T00:00:00.000Z'],
    ['0001-01-01T00:00:00Z', '0001-01-01T00:00:00.000Z'],
    ['0001-01-01T00:30:00+00:30', '0001-01-01T00:00:00.000Z'],
    ['0000-12-31T23:30:00-00:30', '0001-01-01T00:00:00.000Z'],
    ['9999-12-31T23:59:59.999Z', '9999-12-31T23:59:59.999Z'],
  ];
  for (const [given, instant] of kept)
    it(`${given} is kept as ${instant}`, () => expect(parsed(given)).to.equal(instant));

  const illFormed = {
    'no zone': '2026-03-01T10:00:00',
    'no time': '2026-03-01',
    'no seconds': '2026-03-01T10:00Z',
    'a space in place of the T': '2026-03-01 10:00:00Z',
    'February 30th': '2026-02-30T00:00:00Z',
    'February 29th of a common year': '2026-02-29T00:00:00Z',
    'February 29th of a century': '1900-02-29T00:00:00Z',
    'April 31st': '2026-04-31T00:00:00Z',
    'month 13': '2026-13-01T00:00:00Z',
    'month 0': '2026-00-01T00:00:00Z',
    'day 0': '2026-01-00T00:00:00Z',
    'day 32': '2026-01-32T00:00:00Z',
    'hour 24': '2026-03-01T24:00:00Z',
    'minute 60': '2026-03-01T10:60:00Z',
    'a leap second': '2016-12-31T23:59:60Z',
    'a zone of 24 hours': '2026-03-01T10:00:00+24:00',
    'a zone of 60 minutes': '2026-03-01T10:00:00+01:60',
    'a zone without its colon': '2026-03-01T10:00:00+0100',
    'a point without decimals': '2026-03-01T10:00:00.Z',
    'five digits of a year': '12026-03-01T10:00:00Z',
    'a year with a sign': '+02026-03-01T10:00:00Z',
    'white space around it': ' 2026-03-01T10:00:00Z',
    'a line after it': '2026-03-01T10:00:00Z\n',
    'a date in words': 'Sun, 01 Mar 2026 10:00:00 GMT',
    milliseconds: '1772359200000',
    nothing: '',
  };
  for (const [what, given] of Object.entries(illFormed))
    it(`is refused with ${what}`, () => expect(ruleBroken(given)).to.equal('format'));

  for (const given of ['0000-06-01T00:00:00Z', '0001-01-01T00:00:00+00:01', '9999-12-31T23:59:59.999-00:01'])
    it(`${given} is out of range`, () => expect(ruleBroken(given)).to.equal('range'));

  it('is refused by the name of its field, with the rule and what was given', () => {
    expect(parseMoment('at', 'soon')._unsafeUnwrapErr()).to.deep.equal({
      field: 'at',
      rule: 'format',
      constraint: 'a moment with its zone as in RFC 3339',
      value: 'soon',
    });
    expect(parseMoment('at', '0000-01-01T00:00:00Z')._unsafeUnwrapErr()).to.deep.equal({
      field: 'at',
      rule: 'range',
      constraint: 'from year 1 to year 9999',
      value: '0000-01-01T00:00:00Z',
    });
  });

  it('may be left out where it is optional', () => {
    expect(parseOptionalMoment('at', null)._unsafeUnwrap()).to.equal(null);
    expect(parseOptionalMoment('at', undefined)._unsafeUnwrap()).to.equal(null);
    expect(parseOptionalMoment('at', '2026-03-01T10:00:00Z')._unsafeUnwrap()).to.equal('2026-03-01T10:00:00.000Z');
    expect(parseOptionalMoment('at', '').isErr()).to.equal(true);
  });
});
