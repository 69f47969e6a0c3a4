import { expect } from 'chai';
import { codePoints, isStorable, parseOptionalText, parseText } from '../../../src/domain/kernel/text.ts';

describe('a text', () => {
  const bounds = { min: 2, max: 4 };
  const refused = (given: string) => parseText('title', given, bounds)._unsafeUnwrapErr();

  it('is trimmed, and counted in code points', () => {
    for (const [given, text] of [
      ['ab', 'ab'],
      [' abcd ', 'abcd'],
      ['😀😀', '😀😀'],
      ['😀😀😀😀', '😀😀😀😀'],
    ] as const)
      expect(parseText('title', given, bounds)._unsafeUnwrap()).to.equal(text);
    expect([codePoints(''), codePoints('a😀')]).to.deep.equal([0, 2]);
  });
  it('breaks a rule when it is empty, too short, too long or cannot be stored', () => {
    const broken = (rule: string, constraint: string, value: string) => ({ field: 'title', rule, constraint, value });
    for (const given of ['', '  ']) expect(refused(given)).to.deep.equal(broken('required', 'required', given));
    for (const given of ['a', '😀', ' 😀 '])
      expect(refused(given)).to.deep.equal(broken('too_short', 'at least 2 characters', given));
    for (const given of ['abcde', '😀😀😀😀a'])
      expect(refused(given)).to.deep.equal(broken('too_long', 'at most 4 characters', given));
    for (const given of ['a\0b', 'a\ud800'])
      expect(refused(given)).to.deep.equal(broken('format', 'valid Unicode without U+0000', given));
  });
  it('has one character at least', () => {
    expect(parseText('title', 'a', { max: 4 })._unsafeUnwrap()).to.equal('a');
  });
  it('can be stored unless it has U+0000 or half of a pair', () => {
    expect(['', 'a😀', 'a\0', '\udc00'].map(isStorable)).to.deep.equal([true, true, false, false]);
  });
  it('that may be left out is null when there is nothing in it', () => {
    for (const given of [null, undefined, '', ' '])
      expect(parseOptionalText('title', given, bounds)._unsafeUnwrap()).to.equal(null);
    expect(parseOptionalText('title', ' ab ', bounds)._unsafeUnwrap()).to.equal('ab');
    expect(parseOptionalText('title', 'a', bounds)._unsafeUnwrapErr().rule).to.equal('too_short');
  });
});
