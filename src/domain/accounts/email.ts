import { err, ok, type Result } from 'neverthrow';
import type { Violation } from '../kernel/failure.ts';
import { parseText } from '../kernel/text.ts';
import { emailBounds } from './user-id.ts';

/** An address as its owner writes it: kept, shown and mailed like that, compared by its key. */
export type Email = string & { readonly __brand: 'Email' };

/** What two spellings of one address share. */
export type EmailKey = string & { readonly __brand: 'EmailKey' };

/** One `@` between parts that could be a mailbox and a domain; whether mail arrives is what the verification shows. */
const shape = /^[^\s@<>(),;:"\\[\]\p{Cc}]+@[^\s@<>(),;:"\\[\]\p{Cc}.]+(?:\.[^\s@<>(),;:"\\[\]\p{Cc}.]+)+$/u;

export const parseEmail = (given: string, field = 'email'): Result<Email, Violation> =>
  parseText(field, given, emailBounds).andThen(
    (text): Result<Email, Violation> =>
      shape.test(text)
        ? ok(text as Email)
        : err({ field, rule: 'format', constraint: 'an e-mail address', value: given }),
  );

export const emailKey = (email: string): EmailKey => email.normalize('NFC').toLowerCase() as EmailKey;
