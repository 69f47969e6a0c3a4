import { z } from 'zod';
import { instantOf } from '../../domain/kernel/instant.ts';
import type { CliOption } from './command.ts';

/** What the words of a line must look like. */
const form = <T>(rule: string, parse: (given: string) => T | undefined) =>
  z.string({ error: rule }).transform((given, context): T => {
    const parsed = parse(given.trim());
    if (parsed !== undefined) return parsed;
    context.addIssue({ code: 'custom', message: rule });
    return z.NEVER;
  });

export const text = z.string();

export const wholeNumber = (least: number, most: number) =>
  form(`a whole number from ${least} to ${most}`, (given) => {
    const number = Number(given);
    return /^\d+$/.test(given) && number >= least && number <= most ? number : undefined;
  });

export const oneOf = <const T extends string>(...choices: readonly T[]) =>
  form(`one of ${choices.join(', ')}`, (given) => choices.find((choice) => choice === given));

/** With a time it names its zone: the server's is nobody's. */
export const moment = form('a moment like 2026-11-20 or 2026-11-20T14:00Z', (given) => {
  const isWhole = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|[+-]\d\d:\d\d))?$/.test(given);
  const milliseconds = isWhole ? Date.parse(given) : Number.NaN;
  return Number.isNaN(milliseconds) ? undefined : instantOf(milliseconds);
});

export const flag = z.boolean().default(false);

/** A part of a list. */
export const windowed = { limit: wholeNumber(1, 1000).prefault('50'), offset: wholeNumber(0, 1e9).prefault('0') };
export const windowOptions: readonly CliOption[] = [
  { flags: '--limit <number>', description: 'how many at most, up to 1000 (default: 50)' },
  { flags: '--offset <number>', description: 'how many to leave out first' },
];

export const instant = z.iso.datetime();

/** A schema for each field of what is shown: a forgotten one does not compile. */
export type Fields<View> = { readonly [K in keyof View]: z.ZodType };

export const listOf = <T extends z.ZodType>(item: T) => z.strictObject({ items: z.array(item), total: z.int() });

/** What was said, without what was left out. */
export const said = <T extends object>(all: T): { readonly [K in keyof T]?: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
