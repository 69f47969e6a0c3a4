import { z } from 'zod';
import type { Listing, Position, Sort } from '../../../../application/kernel/listing.ts';
import type { Window } from '../../../../application/kernel/page.ts';
import { codePoints, isStorable } from '../../../../domain/kernel/text.ts';
import { refuse } from '../../kit/schemas.ts';
import { type Cursor, fingerprintOf, readCursor } from './cursor.ts';
import { pageParameters } from './page-parameters.ts';

type Named<Filters extends z.ZodRawShape> = z.output<z.ZodObject<Filters>> & { readonly search?: string };

/** Every filter is named, also where it was not asked for: a forgotten one does not compile. */
export type Complete<Filter> = { readonly [K in keyof Filter]-?: Filter[K] | undefined };

/** What a resource says about its lists. */
interface ListShape<Field extends string, Filters extends z.ZodRawShape, Filter> {
  /** The plural that cursors belong to. */
  readonly resource: string;
  readonly sortFields: readonly Field[];
  /** What a list shows of each item; a cursor holds values of it. */
  readonly view: z.ZodObject<Readonly<Record<Field | 'id', z.ZodType>>>;
  /** Optional query parameters beside those of every list. */
  readonly filters: Filters;
  filterOf(named: Named<Filters>): Complete<Filter>;
}

/** What a client asked of a list. */
export interface ListRequest<Field extends string, Filter> {
  readonly resource: string;
  readonly sort: Sort<Field>;
  /** As they were asked, for cursors and links. */
  readonly filters: Readonly<Record<string, unknown>>;
  readonly listing: Listing<Field, Filter>;
  readonly limit: number;
  readonly page: number;
  /** The position to go on from, in place of a page. */
  readonly after: Position | undefined;
}

export const windowOf = ({ page, limit }: ListRequest<string, unknown>): Window => ({
  limit,
  offset: (page - 1) * limit,
});

const longestSearch = 100;
const longer = { rule: 'too_long', constraint: `at most ${longestSearch} characters` } as const;

const search = z
  .string()
  .transform((given, context) => {
    if (!isStorable(given)) return refuse(context, { rule: 'format', constraint: 'valid Unicode without U+0000' });
    const part = given.trim();
    if (codePoints(part) > longestSearch) return refuse(context, longer);
    return part === '' ? undefined : part;
  })
  .optional()
  .meta({ description: 'A part of the texts, 1–100 characters, compared without case in any script' });

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

const pageNames = new Set<PropertyKey | undefined>(['page', 'limit']);

export function listQuery<Field extends string, Filters extends z.ZodRawShape, Filter>({
  resource,
  sortFields,
  view,
  filters,
  filterOf,
}: ListShape<Field, Filters, Filter>) {
  const shown: Readonly<Record<string, z.ZodType>> = view.shape;
  /** What a client made up must not reach the store. */
  const isShownAs = (field: string, value: unknown): boolean =>
    shown[field]?.safeParse(value).success === true && (typeof value !== 'string' || isStorable(value));
  const askedBy = ({ page: _page, limit: _limit, cursor: _cursor, search, sort, ...named }: Parsed) => ({
    resource,
    sort: sort as Sort<Field>,
    filters: search === undefined ? named : { ...named, search },
  });
  const fits = (parsed: Parsed): boolean => {
    if (parsed.cursor === undefined) return true;
    const { fingerprint, position } = parsed.cursor;
    const asked = askedBy(parsed);
    return (
      fingerprint === fingerprintOf(asked) &&
      isShownAs(asked.sort.field, position.value) &&
      isShownAs('id', position.id)
    );
  };
  const parameters = z.object({
    ...pageParameters,
    search,
    sort: z
      .enum(sortFields.flatMap((name) => [name, `-${name}`] as const))
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
      when: ({ issues }) => issues.every(({ path }) => pageNames.has(path?.[0])),
    })
    .transform((given): ListRequest<Field, Filter> => {
      const parsed = given as unknown as Parsed;
      const { page, limit } = parsed;
      const asked = askedBy(parsed);
      const filter = askedFor(filterOf(asked.filters as Named<Filters>));
      return { ...asked, listing: { filter, sort: asked.sort }, page, limit, after: parsed.cursor?.position };
    });
}

/** Without what was not asked for. */
const askedFor = <Filter>(all: Complete<Filter>): Filter =>
  Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as Filter;
