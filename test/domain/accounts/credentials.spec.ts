import { expect } from 'chai';
import { emailKey, parseEmail } from '../../../src/domain/accounts/email.ts';
import { parseName } from '../../../src/domain/accounts/name.ts';
import { fitsBcrypt, Password } from '../../../src/domain/accounts/password.ts';

const brokenRules = (given: string) =>
  Password.parse(given).match(
    () => [],
    (violations) => violations.map(({ rule }) => rule),
  );

describe('a password that may be chosen', () => {
  const cases: readonly [string, string, readonly string[]][] = [
    ['has 8 characters with one of A–Z and one of 0–9', 'Abcdefg1', []],
    ['has 72 bytes', `A1${'x'.repeat(70)}`, []],
    ['keeps white space, which counts', ' Abcde1 ', []],
    ['is not shorter', 'Abcdef1', ['too_short']],
    ['is counted in code points', 'A1😀😀😀😀😀', ['too_short']],
    ['does not go without a capital', 'abcdefg1', ['format']],
    ['does not go without a digit', 'Abcdefgh', ['format']],
    ['tells each rule that it breaks', 'abc', ['too_short', 'format', 'format']],
    ['is refused when longer than bcrypt reads, counted in bytes', `A1${'ü'.repeat(36)}`, ['too_long']],
    ['holds no U+0000', 'Abcdefg1\0', ['format']],
    ['holds no lone surrogate', 'Abcdefg1\ud800', ['format']],
    ['is there', '', ['required']],
  ];
  for (const [sentence, given, rules] of cases) it(sentence, () => expect(brokenRules(given)).to.deep.equal(rules));

  it('says each rule in words', () => {
    const said = (given: string) => Password.parse(given)._unsafeUnwrapErr();
    const broken = (rule: string, constraint: string) => ({ field: 'password', rule, constraint });
    expect(said('')).to.deep.equal([broken('required', 'required')]);
    expect(said('Abcdefg1\0')).to.deep.equal([broken('format', 'valid Unicode without U+0000')]);
    expect(said('abc')).to.deep.equal([
      broken('too_short', 'at least 8 characters'),
      broken('format', 'at least one of A–Z'),
      broken('format', 'at least one of 0–9'),
    ]);
    expect(said(`A1${'x'.repeat(71)}`)).to.deep.equal([broken('too_long', 'at most 72 bytes')]);
  });

  it('never names the value in a violation, nor shows it when printed', () => {
    expect(JSON.stringify(Password.parse('secret7'))).not.to.include('secret7');
    expect(`${Password.parse('Secret77')._unsafeUnwrap()}`).to.equal('[secret]');
  });

  it('is kept as it was sent', () => {
    expect(Password.parse(' Abcde1 ')._unsafeUnwrap().reveal()).to.equal(' Abcde1 ');
  });

  it('is measured in UTF-8', () => {
    for (const text of ['', 'a', 'ü'.repeat(36), '€'.repeat(24), '😀'.repeat(18), 'ü'.repeat(37), '😀'.repeat(19)])
      expect(fitsBcrypt(text)).to.equal(Buffer.byteLength(text) <= 72);
    for (const last of ['\x7f', '\x80', '\u07ff', '\u0800', '\uffff', '\u{10000}'])
      for (let length = 66; length <= 73; length += 1) {
        const text = 'x'.repeat(length) + last;
        expect(fitsBcrypt(text), JSON.stringify(text)).to.equal(Buffer.byteLength(text) <= 72);
      }
  });
});

describe('an e-mail', () => {
  for (const given of [
    'a@b.co',
    'Ann.O’Neil+x@Example.org',
    'ü@bücher.example',
    `a@${`${'b'.repeat(62)}.`.repeat(4)}c`,
  ])
    it(`may be ${given.slice(0, 30)}`, () => expect(parseEmail(given).isOk()).to.equal(true));
  for (const given of [
    '',
    ' ',
    'a',
    'a@b',
    '@b.co',
    'a@',
    'a b@c.de',
    'a@b..c',
    'a@b.c\r\nBcc: x@y.z',
    'a@b@c.de',
    `ab@${`${'b'.repeat(62)}.`.repeat(4)}cd`,
  ])
    it(`is not ${JSON.stringify(given.slice(0, 30))}`, () => expect(parseEmail(given).isErr()).to.equal(true));
  it('is kept as given, without the white space around it', () => {
    expect(parseEmail(' Ann@Example.org ')._unsafeUnwrap()).to.equal('Ann@Example.org');
  });
  it('is compared without case', () => {
    expect(emailKey('ÄNN@Example.org')).to.equal(emailKey('änn@example.ORG'));
  });
});

describe('a name', () => {
  it('has 2 to 100 characters', () => {
    const lengths = [1, 2, 100, 101].map((length) => parseName('😀'.repeat(length)).isOk());
    expect(lengths).to.deep.equal([false, true, true, false]);
  });
});
