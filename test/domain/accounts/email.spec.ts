import { expect } from 'chai';
import { emailKey, parseEmail, parseKnownEmail } from '../../../src/domain/accounts/email.ts';

describe('an e-mail address', () => {
  const taken: readonly (readonly [string, string])[] = [
    ['of the usual kind', 'ada@example.com'],
    ['with dots and signs before the @', "a.d-a+b_c!#$%&'*/=?^`{|}~@example.com"],
    ['of a domain of 253 bytes', `x@${'ü'.repeat(63)}.${'ü'.repeat(61)}.com`],
    ['with 64 bytes before the @', `${'ü'.repeat(32)}@example.com`],
    ['in other scripts', '用户@例子.广告'],
    ['of a domain in its ASCII form', 'x@xn--mnchen-3ya.de'],
    ['of a domain with digits and hyphens', 'x@4-2.example'],
  ];
  for (const [what, given] of taken)
    it(`${what} is taken`, () => expect(parseEmail(given)._unsafeUnwrap()).to.equal(given));

  const refused: readonly (readonly [string, string])[] = [
    ['with a dot at the start', '.ada@example.com'],
    ['with a dot before the @', 'ada.@example.com'],
    ['with dots in a row', 'a..b@example.com'],
    ['with dots in many wrong places', '.x..y.@example.com'],
    ['with over 64 bytes before the @', `${'ü'.repeat(32)}x@example.com`],
    ['with an empty label in the domain', 'ada@example..com'],
    ['with a dot at the end of the domain', 'ada@example.com.'],
    ['with a hyphen at the start of a label', 'ada@-example.com'],
    ['with a hyphen at the end of a label', 'ada@example-.com'],
    ['with an underscore in the domain', 'ada@exa_mple.com'],
    ['with a label over 63 characters', `ada@${'a'.repeat(64)}.com`],
    ['of a domain of 254 bytes', `x@${'ü'.repeat(63)}.${'ü'.repeat(61)}.info`],
    ['of an IPv4 address', 'ada@192.0.2.1'],
    ['of a domain without a dot', 'ada@localhost'],
    ['with a zero-width space', 'a\u200bda@example.com'],
    ['with a zero-width space in the domain', 'ada@exam\u200bple.com'],
    ['with a soft hyphen', 'a\u00adda@example.com'],
    ['with a change of direction', 'a\u202eda@example.com'],
    ['with a filler that shows nothing', 'a\u3164da@example.com'],
    ['with an empty braille pattern', 'a\u2800da@example.com'],
    ['with a control character', 'a\u0007da@example.com'],
    ['with a space that does not break', 'a\u00a0da@example.com'],
  ];
  for (const [what, given] of refused)
    it(`${what} is refused`, () => {
      expect(parseEmail(given)._unsafeUnwrapErr()).to.include({ field: 'email', rule: 'format' });
    });

  it('that was registered under earlier rules still signs in', () => {
    for (const given of ['.x..y.@example.com', 'ada@-example.com'])
      expect(parseKnownEmail(given)._unsafeUnwrap()).to.equal(given);
    expect(parseKnownEmail('no address').isErr()).to.equal(true);
  });

  it('is one mailbox in any case, form and spelling of its domain', () => {
    const same = ['x@münchen.de', 'X@MÜNCHEN.DE', 'x@mu\u0308nchen.de', 'x@xn--mnchen-3ya.de', 'x@XN--MNCHEN-3YA.de'];
    expect([...new Set(same.map(emailKey))]).to.deep.equal(['x@xn--mnchen-3ya.de']);
    expect(emailKey('ü@example.com')).to.equal('ü@example.com');
    expect(emailKey('x@faß.de')).to.equal('x@xn--fa-hia.de');
    // Nothing that a URL would read as something else.
    for (const odd of ['x@exa_mplé.de', 'x@%41é.com', 'x@é.com:80', 'x@é.com/y']) expect(emailKey(odd)).to.equal(odd);
  });
});
