import { type Result, unwrap } from './results.ts';

interface Place {
  readonly page?: number | null;
  readonly totalPages?: number | null;
  readonly nextCursor?: string | null;
}

type Page = Result<unknown, { readonly code: string; readonly message: string }, unknown>;
type Given = readonly unknown[];

/** The first page as a promise; walked through, it goes on with the pages after it. */
export function listOf(given: Given, call: (given: Given) => Promise<Page>): Promise<Page> {
  const first = call(given);
  const [query, options] = given;
  async function* walk(): AsyncGenerator<unknown, void> {
    for (let page = await first; ; ) {
      yield* unwrap(page) as readonly unknown[];
      const next = page.ok ? after(page.meta as Place | undefined) : undefined;
      if (next === undefined) return;
      const { page: _, ...filters } = (query ?? {}) as Record<string, unknown>;
      page = await call([{ ...filters, ...next }, options]);
    }
  }
  return Object.assign(first, { [Symbol.asyncIterator]: walk });
}

/** A cursor walks on from the last item; where there is none, the pages are counted. */
function after({ page, totalPages, nextCursor }: Place = {}): object | undefined {
  if (nextCursor) return { cursor: nextCursor };
  return page && totalPages && page < totalPages ? { page: page + 1 } : undefined;
}
