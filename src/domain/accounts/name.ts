import type { Result } from 'neverthrow';
import type { Violation } from '../kernel/failure.ts';
import { parseText } from '../kernel/text.ts';

/** What a person wants to be called. */
export type PersonName = string & { readonly __brand: 'PersonName' };

export const nameBounds = { min: 2, max: 100 } as const;

export const parseName = (given: string): Result<PersonName, Violation> =>
  parseText('name', given, nameBounds).map((name) => name as PersonName);
