import { err, ok, type Result } from 'neverthrow';
import type { Violation } from './failure.ts';
import { type Instant, instantOf } from './instant.ts';

const form =
  /^(\d{4})-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):([0-5]\d):([0-5]\d)(?:\.(\d+))?(Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/i;

/** Of these years PostgreSQL keeps every moment, and an `Instant` has four digits for them. */
const years = { first: 1, last: 9999 } as const;

/**
 * A moment given from outside, as RFC 3339 writes it: with its zone, and of any number of decimals the first three are kept.
 * Days that no calendar has are refused, and so are leap seconds, which neither PostgreSQL nor JavaScript keeps apart.
 */
export function parseMoment(field: string, given: string): Result<Instant, Violation> {
  const parts = form.exec(given);
  if (parts === null) return err(illFormed(field, given));
  const [, year = '', month = '', day = '', hour, minute, second, fraction = '', zone = ''] = parts;
  if (Number(day) > daysIn(Number(year), Number(month))) return err(illFormed(field, given));
  const thousandths = fraction.slice(0, 3).padEnd(3, '0');
  const milliseconds = Date.parse(
    `${year}-${month}-${day}T${hour}:${minute}:${second}.${thousandths}${zone.toUpperCase()}`,
  );
  const yearInUtc = new Date(milliseconds).getUTCFullYear();
  if (yearInUtc < years.first || yearInUtc > years.last)
    return err({ field, rule: 'range', constraint: 'from year 1 to year 9999', value: given });
  return ok(instantOf(milliseconds));
}

/** A moment that may be left out: null when absent. */
export const parseOptionalMoment = (
  field: string,
  given: string | null | undefined,
): Result<Instant | null, Violation> => (given == null ? ok(null) : parseMoment(field, given));

const illFormed = (field: string, value: string): Violation => ({
  field,
  rule: 'format',
  constraint: 'a moment with its zone as in RFC 3339',
  value,
});

/** Day 0 of a month is the last of the month before it; a leap year comes every 400 years again. */
const daysIn = (year: number, month: number): number => new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate();
