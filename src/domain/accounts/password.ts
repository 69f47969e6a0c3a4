import { err, ok, type Result } from 'neverthrow';
import type { Rule, Violation } from '../kernel/failure.ts';
import { Secret } from '../kernel/secret.ts';
import { codePoints, isStorable, utf8Length } from '../kernel/text.ts';

/** bcrypt reads no further: whatever is longer is refused instead of cut. */
export const passwordBounds = { min: 8, maxBytes: 72 } as const;

/** A password that may be chosen, exactly as it was sent. */
export class Password extends Secret {
  readonly chosen = true;

  static parse(given: string, field = 'password'): Result<Password, readonly Violation[]> {
    const violations = [...broken(given)].map(([rule, constraint]) => ({ field, rule, constraint }));
    return violations.length === 0 ? ok(new Password(given)) : err(violations);
  }
}

function* broken(given: string): Generator<[Rule, string]> {
  if (given === '') return yield ['required', 'required'];
  if (!isStorable(given)) return yield ['format', 'valid Unicode without U+0000'];
  if (codePoints(given) < passwordBounds.min) yield ['too_short', `at least ${passwordBounds.min} characters`];
  if (!/[A-Z]/.test(given)) yield ['format', 'at least one of A–Z'];
  if (!/[0-9]/.test(given)) yield ['format', 'at least one of 0–9'];
  if (!fitsBcrypt(given)) yield ['too_long', `at most ${passwordBounds.maxBytes} bytes`];
}

export const fitsBcrypt = (text: string): boolean => utf8Length(text) <= passwordBounds.maxBytes;
