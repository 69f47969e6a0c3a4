import type { Field } from './fields.ts';

const literal = (value: unknown): string => (typeof value === 'string' ? `'${value}'` : String(value));

function textOf({ min, max }: { min: number; max: number }, words: string): string {
  return words.slice(0, max).padEnd(min, '.');
}

/** A value that the field takes; the second differs from the first and from what is the default. */
export function sampleOf(field: Field, which: 0 | 1): unknown {
  switch (field.kind) {
    case 'string':
      return textOf(field, which === 0 ? `${field.name} one` : `two ${field.name}`);
    case 'integer':
      return which === 0 ? Math.max(field.min, Math.min(3, field.max)) : field.max;
    case 'boolean':
      return which === 1;
    case 'choice':
      return field.choices[which];
    case 'reference':
      return null;
    case 'timestamp':
      return which === 0 ? '2027-01-02T03:04:05.006Z' : '2028-05-06T07:08:09.010Z';
  }
}

/** What an answer shows where the field is left out; undefined where it may not be. */
export function defaultOf(field: Field): unknown {
  if (field.kind === 'boolean') return false;
  if (field.kind === 'choice') return field.choices[0];
  return field.optional ? null : undefined;
}

/** Undefined where every value of the field's type will do. */
export function brokenOf(field: Field): string | undefined {
  if (field.kind === 'string') return `'x'.repeat(${field.max + 1})`;
  return field.kind === 'integer' ? String(field.max + 1) : undefined;
}

export const pairs = (fields: readonly Field[], valueFor: (field: Field) => unknown): string =>
  fields
    .map((field) => [field.name, valueFor(field)] as const)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}: ${literal(value)}`)
    .join(', ');
