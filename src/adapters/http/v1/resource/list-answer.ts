import { z } from 'zod';
import type { Lists, SortValue } from '../../../../application/kernel/listing.ts';
import type { Answer } from '../../kit/endpoint.ts';
import { success } from '../contract.ts';
import { writeCursor } from './cursor.ts';
import { type ListRequest, windowOf } from './list-query.ts';

const meta = z
  .object({
    total: z.int().nullable(),
    page: z.int().nullable(),
    limit: z.int().meta({ examples: [20] }),
    totalPages: z.int().nullable(),
    nextCursor: z
      .string()
      .nullable()
      .meta({ examples: [null] }),
  })
  .meta({ id: 'ListMeta', description: 'With a cursor, `total`, `page` and `totalPages` are null.' });

export const listAnswer = <T extends z.ZodType>(item: T) =>
  z.object({ success: z.literal(true), data: z.array(item), meta });

interface Identified {
  readonly id: string | number;
}

interface Listed<Item, Field extends string, Filter> {
  /** The list's own path. */
  readonly path: string;
  readonly query: ListRequest<Field, Filter>;
  readonly lists: Lists<Item, Field, Filter>;
  readonly present: (item: Item) => unknown;
}

/** Answers with a page or, given a cursor, with what follows its position. */
export async function answerList<Field extends string, Item extends Identified & Record<Field, SortValue>, Filter>({
  path,
  query,
  lists,
  present,
}: Listed<Item, Field, Filter>): Promise<Answer> {
  const { listing, limit, after } = query;
  const cursorAfter = (items: readonly Item[], more: boolean): string | null => {
    const last = items.at(-1);
    return last !== undefined && more ? writeCursor(query, { value: last[query.sort.field], id: last.id }) : null;
  };
  const answer = (items: readonly Item[], links: Links, counts: object): Answer => ({
    status: 200,
    body: success(items.map(present), { meta: counts }),
    headers: { Link: linkHeader(path, query, links) },
  });
  if (after !== undefined) {
    const { items, more } = await lists.walk(listing, after, limit);
    const nextCursor = cursorAfter(items, more);
    const next = nextCursor === null ? {} : { next: { cursor: nextCursor } };
    return answer(items, { first: {}, ...next }, { total: null, page: null, limit, totalPages: null, nextCursor });
  }
  const window = windowOf(query);
  const { items, total } = await lists.page(listing, window);
  const nextCursor = cursorAfter(items, window.offset + items.length < total);
  const totalPages = Math.ceil(total / limit);
  const links = pageLinks(query.page, totalPages);
  return answer(items, links, { total, page: query.page, limit, totalPages, nextCursor });
}

type Links = Readonly<Partial<Record<'first' | 'prev' | 'next' | 'last', Readonly<Record<string, unknown>>>>>;

/** Where nothing was found, the first page is the last one too. */
const pageLinks = (page: number, totalPages: number): Links => {
  const last = Math.max(totalPages, 1);
  return {
    first: { page: 1 },
    ...(page > 1 ? { prev: { page: Math.min(page - 1, last) } } : {}),
    ...(page < last ? { next: { page: page + 1 } } : {}),
    last: { page: last },
  };
};

/** Relative references: the client knows by which name it reached us. */
function linkHeader(path: string, { limit, sort, filters }: ListRequest<string, unknown>, links: Links): string {
  const own = { limit, sort: `${sort.descending ? '-' : ''}${sort.field}`, ...filters };
  return Object.entries(links)
    .map(([relation, place]) => {
      const parameters = Object.entries({ ...place, ...own }).filter(([, value]) => value !== undefined);
      const query = new URLSearchParams(parameters.map(([name, value]) => [name, String(value)]));
      return `<${path}?${query}>; rel="${relation}"`;
    })
    .join(', ');
}
