import { z } from 'zod';
import { parseMoment } from '../../domain/kernel/moment.ts';
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

/** With a time it names its zone: the server's is nobody's. Seconds may be left out, and so may the time: midnight in UTC. */
export const moment = form('a moment like 2026-11-20 or 2026-11-20T14:00Z', (given) => {
  const timed = /^[\d-]{10}$/.test(given) ? `${given}T00:00Z` : given;
  const whole = timed.replace(/(?<=T\d\d:\d\d)(?=Z|[+-])/, ':00');
  return parseMoment('', whole).unwrapOr(undefined);
});

export const flag = z.boolean().default(false);

const most = 1000;
const usual = 50;

/** How many items a list shows; the same in every list of the command line. */
export const limited = { limit: wholeNumber(1, most).prefault(String(usual)) };
export const limitOption: CliOption = {
  flags: '--limit <number>',
  description: `how many at most, up to ${most} (default: ${usual})`,
};

/** A part of a list. */
export const windowed = { ...limited, offset: wholeNumber(0, 1e9).prefault('0') };
export const windowOptions: readonly CliOption[] = [
  limitOption,
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
