import type { Received } from './client.ts';
import type { V1Api } from './v1-api.ts';

export const idsOf = ({ body }: Received): readonly (string | number)[] =>
  body.data.map(({ id }: { id: string | number }) => id);

/** Goes from the first page to the end by `nextCursor`. */
export async function walk(
  api: Pick<V1Api, 'get'>,
  path: string,
  query: string,
  between: (step: number) => Promise<void> = async () => {},
): Promise<(string | number)[]> {
  const seen: (string | number)[] = [];
  let cursor = '';
  for (let step = 0; ; step += 1) {
    const answer = await api.get(`${path}?${query}${cursor}`);
    if (answer.status !== 200) throw new Error(`the walk ended: ${answer.status} ${answer.text}`);
    seen.push(...idsOf(answer));
    if (answer.body.meta.nextCursor === null) return seen;
    cursor = `&cursor=${answer.body.meta.nextCursor}`;
    await between(step);
  }
}

/** The relations of a `Link` header. */
export const linksOf = ({ headers }: Received): Readonly<Record<string, string>> =>
  Object.fromEntries(
    [...(headers['link'] ?? '').matchAll(/<([^>]*)>; rel="(\w+)"/g)].map(([, target = '', relation = '']) => [
      relation,
      target,
    ]),
  );
