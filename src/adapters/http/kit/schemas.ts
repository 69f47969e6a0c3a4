import { z } from 'zod';
import type { Violation } from '../../../domain/kernel/failure.ts';
import { parseMoment } from '../../../domain/kernel/moment.ts';
import { parseOptionalText, parseText, type TextBounds } from '../../../domain/kernel/text.ts';

/** The fields of an object's schema, also where what is parsed goes on to become something else. */
export function fieldsOf(schema: unknown): Readonly<Record<string, z.ZodType>> {
  if (schema instanceof z.ZodPipe) return fieldsOf(schema.in);
  return schema instanceof z.ZodObject ? schema.shape : {};
}

type Refusal = Pick<Violation, 'rule' | 'constraint'>;

/** Reports a broken rule so that `violationsOf` finds it again. */
export const refuse = (context: z.RefinementCtx, { rule, constraint }: Refusal): typeof z.NEVER => {
  context.addIssue({ code: 'custom', message: constraint, params: { rule } });
  return z.NEVER;
};

/** A text by the rules of the domain: trimmed, storable, its length in code points. */
export const text = (bounds: TextBounds) =>
  z
    .string()
    .transform((given, context) =>
      parseText('', given, bounds).match(
        (parsed) => parsed,
        (broken) => refuse(context, broken),
      ),
    )
    .meta({ minLength: bounds.min ?? 1, maxLength: bounds.max });

/** A text that may be left out, null or empty: all three mean null. */
export const optionalText = (bounds: TextBounds) =>
  z
    .string()
    .nullish()
    .transform((given, context) =>
      parseOptionalText('', given, bounds).match(
        (parsed) => parsed,
        (broken) => refuse(context, broken),
      ),
    )
    .meta({ type: ['string', 'null'], maxLength: bounds.max });

const integerPattern = /^-?[0-9]+$/;
const notAnInteger: Refusal = { rule: 'format', constraint: 'an integer' };

/** An integer in a query, as text. */
export const integerParameter = ({ min, max, otherwise }: { min: number; max: number; otherwise: number }) =>
  z
    .string()
    .transform((given, context) => {
      if (!integerPattern.test(given)) return refuse(context, notAnInteger);
      const number = Number(given);
      return number >= min && number <= max
        ? number
        : refuse(context, {
            rule: 'range',
            constraint: max === Number.MAX_SAFE_INTEGER ? `at least ${min}` : `${min} to ${max}`,
          });
    })
    .default(otherwise)
    .meta({ type: 'integer', minimum: min, maximum: max, default: otherwise });

/** An id in a path. Zero, negative and too large ones are well formed and belong to nothing: they become 0. */
export const integerId = z
  .string()
  .transform((given, context) => {
    if (!integerPattern.test(given)) return refuse(context, notAnInteger);
    const number = Number(given);
    return Number.isSafeInteger(number) && number > 0 ? number : 0;
  })
  .meta({ type: 'integer', minimum: 1 });

/** A text that, where it is named at all, is set: null and empty mean null. For changes of a part. */
export const nullableText = (bounds: TextBounds) =>
  z
    .string()
    .nullable()
    .transform((given, context) =>
      parseOptionalText('', given, bounds).match(
        (parsed) => parsed,
        (broken) => refuse(context, broken),
      ),
    )
    .meta({ type: ['string', 'null'], maxLength: bounds.max });

const uuidPattern = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export const isUuid = (text: string): boolean => uuidPattern.test(text);

/** A UUID in its canonical lower-case form. */
export const uuid = z
  .string()
  .transform((given, context) =>
    isUuid(given) ? given.toLowerCase() : refuse(context, { rule: 'format', constraint: 'a UUID' }),
  )
  .meta({ format: 'uuid' });

/** A moment given from outside: with its zone, kept to the millisecond. */
export const moment = z
  .string()
  .transform((given, context) =>
    parseMoment('', given).match(
      (parsed) => parsed,
      (broken) => refuse(context, broken),
    ),
  )
  .meta({ format: 'date-time' });

/** A moment as it is shown: in UTC, to the millisecond. */
export const instant = z.iso.datetime().refine((shown) => parseMoment('', shown).unwrapOr(undefined) === shown);

/** A yes or no in a query. */
export const flag = z
  .enum(['true', 'false'])
  .default('false')
  .transform((given) => given === 'true')
  .meta({ type: 'boolean', default: false });

/** A change must name something. */
export const changesSomething = (change: object): boolean => Object.keys(change).length > 0;
export const emptyChange = {
  error: 'at least one field to change',
  params: { rule: 'empty_change' },
};
