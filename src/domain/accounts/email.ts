import { err, ok, type Result } from 'neverthrow';
import type { Violation } from '../kernel/failure.ts';
import { parseText, utf8Length } from '../kernel/text.ts';
import { emailBounds } from './user-id.ts';

/** An address as its owner writes it: kept, shown and mailed like that, compared by its key. */
export type Email = string & { readonly __brand: 'Email' };

/** What two spellings of one address share. */
export type EmailKey = string & { readonly __brand: 'EmailKey' };

/** One `@` between parts that could be a mailbox and a domain. */
const shape = /^[^\s@<>(),;:"\\[\]\p{Cc}]+@[^\s@<>(),;:"\\[\]\p{Cc}.]+(?:\.[^\s@<>(),;:"\\[\]\p{Cc}.]+)+$/u;
/** Invisible characters, which would make two addresses look alike. */
const invisible = /[\p{C}\p{Z}\p{Default_Ignorable_Code_Point}\u2800]/u;
const mailbox = /^[^.]+(?:\.[^.]+)*$/;
const maxMailboxBytes = 64;
const maxDomainBytes = 253;
const hostLabel = /^(?!-)[\p{L}\p{M}\p{N}-]{1,63}(?<!-)$/u;

/** An address that a mail server could take (RFC 5321); whether mail arrives is what the verification shows. */
export const parseEmail = (given: string, field = 'email'): Result<Email, Violation> =>
  parse(given, field, (text) => shape.test(text) && isDeliverable(text));

/** An address as it may have been registered under earlier rules: whoever has one must be able to sign in. */
export const parseKnownEmail = (given: string, field = 'email'): Result<Email, Violation> =>
  parse(given, field, (text) => shape.test(text));

const parse = (given: string, field: string, fits: (text: string) => boolean): Result<Email, Violation> =>
  parseText(field, given, emailBounds).andThen(
    (text): Result<Email, Violation> =>
      fits(text) ? ok(text as Email) : err({ field, rule: 'format', constraint: 'an e-mail address', value: given }),
  );

function isDeliverable(text: string): boolean {
  const [local = '', domain = ''] = text.split('@');
  const labels = domain.split('.');
  return (
    !invisible.test(text) &&
    mailbox.test(local) &&
    utf8Length(local) <= maxMailboxBytes &&
    utf8Length(domain) <= maxDomainBytes &&
    labels.every((label) => hostLabel.test(label)) &&
    !/^\d+$/.test(labels.at(-1) ?? '')
  );
}

/** The domain in its ASCII form: `x@münchen.de` and `x@xn--mnchen-3ya.de` are one mailbox. */
export function emailKey(email: string): EmailKey {
  const key = keyAsSpelled(email);
  const at = key.lastIndexOf('@') + 1;
  return (key.slice(0, at) + inAscii(key.slice(at))) as EmailKey;
}

/** The key of an address under earlier rules, which compared the domain as it was spelled. */
export const keyAsSpelled = (email: string): EmailKey => email.normalize('NFC').toLowerCase() as EmailKey;

/** A URL's host is mapped as UTS 46 says; what is no host name stays as it is. */
function inAscii(domain: string): string {
  const isInternational = /[^\x20-\x7e]/.test(domain) && domain.split('.').every((label) => hostLabel.test(label));
  return isInternational && URL.canParse(`http://${domain}`) ? new URL(`http://${domain}`).hostname : domain;
}
