import { z } from 'zod';
import type { Position, Sort } from '../../../../application/kernel/listing.ts';
import type { Window } from '../../../../application/kernel/page.ts';
import { isStorable } from '../../../../domain/kernel/text.ts';
import { integerParameter, refuse } from '../../kit/schemas.ts';
import { type Cursor, fingerprintOf, type IsValue, readCursor } from './cursor.ts';

/** What a resource says about its lists. */
export interface ListShape<Field extends string, Filters extends z.ZodRawShape> {
  /** The plural that cursors belong to. */
  readonly resource: string;
  /** The fields that may be sorted by, and what their values look like. */
  readonly fields: Readonly<Record<Field, IsValue>>;
  readonly isId: IsValue;
  /** Optional query parameters beside those of every list. */
  readonly filters: Filters;
}

/** What a client asked of a list. */
export interface ListRequest<Field extends string, Filters> {
  readonly resource: string;
  readonly sort: Sort<Field>;
  readonly filters: Filters & { readonly search?: string };
  readonly limit: number;
  readonly page: number;
  /** The position to go on from, in place of a page. */
  readonly after: Position | undefined;
}

export const windowOf = ({ page, limit }: ListRequest<string, unknown>): Window => ({
  limit,
  offset: (page - 1) * limit,
});

const search = z
  .string()
  .transform((given, context) => {
    if (!isStorable(given)) return refuse(context, { rule: 'format', constraint: 'valid Unicode without U+0000' });
    return given.trim() === '' ? undefined : given.trim();
  })
  .optional()
  .meta({ description: 'A part of the texts, compared without case' });

const unfit = 'a nextCursor of this very list';

const cursor = z
  .string()
  .transform((given, context) => readCursor(given) ?? refuse(context, { rule: 'format', constraint: unfit }))
  .optional()
  .meta({ description: 'The `nextCursor` of an earlier answer with the same sort and filters, in place of `page`' });

const sortOf = <Field extends string>(text: string): Sort<Field> => {
  const descending = text.startsWith('-');
  return { field: (descending ? text.slice(1) : text) as Field, descending };
};

interface Parsed {
  readonly page: number;
  readonly limit: number;
  readonly sort: Sort<string>;
  readonly cursor?: Cursor | undefined;
  readonly [filter: string]: unknown;
}

const places = new Set<PropertyKey | undefined>(['page', 'limit']);

export function listQuery<Field extends string, Filters extends z.ZodRawShape>({
  resource,
  fields,
  isId,
  filters,
}: ListShape<Field, Filters>) {
  const names = Object.keys(fields) as Field[];
  const askedBy = ({ page: _page, limit: _limit, cursor: _cursor, search, sort, ...named }: Parsed) => ({
    resource,
    sort: sort as Sort<Field>,
    filters: search === undefined ? named : { ...named, search },
  });
  const fits = (parsed: Parsed): boolean => {
    if (parsed.cursor === undefined) return true;
    const { fingerprint, position } = parsed.cursor;
    const asked = askedBy(parsed);
    return fingerprint === fingerprintOf(asked) && fields[asked.sort.field](position.value) && isId(position.id);
  };
  const parameters = z.object({
    page: integerParameter({ min: 1, max: Number.MAX_SAFE_INTEGER, otherwise: 1 }),
    limit: integerParameter({ min: 1, max: 100, otherwise: 20 }),
    search,
    sort: z
      .enum(names.flatMap((name) => [name, `-${name}`] as const))
      .default('-createdAt' as never)
      .transform((text) => sortOf<Field>(text)),
    cursor,
    ...filters,
  });
  return parameters
    .refine((parsed) => fits(parsed as unknown as Parsed), {
      path: ['cursor'],
      error: unfit,
      params: { rule: 'format' },
      // Also beside a wrong limit, so that all violations are told at once; what the cursor is held against must be right.
      when: ({ issues }) => issues.every(({ path }) => places.has(path?.[0])),
    })
    .transform((given) => {
      const parsed = given as unknown as Parsed;
      const { page, limit } = parsed;
      return { ...askedBy(parsed), page, limit, after: parsed.cursor?.position } as ListRequest<
        Field,
        z.output<z.ZodObject<Filters>>
      >;
    });
}
