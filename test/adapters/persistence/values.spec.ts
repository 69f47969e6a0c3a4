import { expect } from 'chai';
import { readInstant, readInteger } from '../../../src/adapters/persistence/mikro-orm/connection/values.ts';

describe('values of PostgreSQL', () => {
  const moments = [
    ['2026-11-20 10:11:12.123+00', '2026-11-20T10:11:12.123Z'],
    ['2026-11-20 10:11:12.5+00', '2026-11-20T10:11:12.500Z'],
    ['2026-11-20 10:11:12.05+00', '2026-11-20T10:11:12.050Z'],
    ['2026-11-20 10:11:12+00', '2026-11-20T10:11:12.000Z'],
    ['2026-11-20 10:11:12.123999+00', '2026-11-20T10:11:12.123Z'],
    ['2026-11-20 12:11:12.1+02', '2026-11-20T10:11:12.100Z'],
    ['2026-11-20 12:11:12.123+02', '2026-11-20T10:11:12.123Z'],
    ['2026-11-20 15:41:12.123+05:30', '2026-11-20T10:11:12.123Z'],
    ['2026-11-20T10:11:12.123+00:00', '2026-11-20T10:11:12.123Z'],
    ['2026-11-20T10:11:12.5+00:00', '2026-11-20T10:11:12.500Z'],
    ['infinity', 'infinity'],
  ] as const;
  for (const [written, read] of moments)
    it(`${written} is read as ${read}`, () => expect(readInstant(written)).to.equal(read));

  const integers = [
    ['0', 0],
    ['-7', -7],
    ['9007199254740991', Number.MAX_SAFE_INTEGER],
    ['9007199254740993', '9007199254740993'],
    ['-9223372036854775808', '-9223372036854775808'],
  ] as const;
  for (const [written, read] of integers)
    it(`${written} is read as ${JSON.stringify(read)}`, () => expect(readInteger(written)).to.equal(read));
});
