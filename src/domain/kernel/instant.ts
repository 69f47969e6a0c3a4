/**
 * A moment as ISO 8601 text in UTC with exactly three decimals and a `Z`: what clients see is what is kept and
 * compared. Texts of this form order as the moments do.
 */
export type Instant = string & { readonly __brand: 'Instant' };

export const instantOf = (milliseconds: number): Instant => new Date(milliseconds).toISOString() as Instant;

export const millisecondsOf = (instant: Instant): number => Date.parse(instant);

export interface Span {
  readonly days?: number;
  readonly hours?: number;
  readonly minutes?: number;
  readonly seconds?: number;
  readonly milliseconds?: number;
}

const lengthOf = ({ days = 0, hours = 0, minutes = 0, seconds = 0, milliseconds = 0 }: Span): number =>
  (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000 + milliseconds;

export const after = (instant: Instant, span: Span): Instant => instantOf(millisecondsOf(instant) + lengthOf(span));

export const before = (instant: Instant, span: Span): Instant => instantOf(millisecondsOf(instant) - lengthOf(span));
