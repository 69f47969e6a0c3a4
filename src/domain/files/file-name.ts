import { err, type Result } from 'neverthrow';
import type { Violation } from '../kernel/failure.ts';
import { parseText } from '../kernel/text.ts';

export const fileNameBounds = { max: 255 } as const;

const control = /\p{Cc}/u;

/** What a person calls the file: never a path, whatever it looked like, and never a part of one here. */
export function parseFileName(given: string): Result<string, Violation> {
  if (control.test(given))
    return err({ field: 'name', rule: 'format', constraint: 'without control characters', value: given });
  const last = given.replace(/^.*[/\\]/s, '');
  if (/^\s*\.{1,2}\s*$/.test(last))
    return err({ field: 'name', rule: 'format', constraint: 'the name of a file', value: given });
  return parseText('name', last, fileNameBounds);
}
