import { type SelectQueryBuilder, sql } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import type { Page, Window } from '../../../../application/kernel/page.ts';
import type { Queries } from '../database.ts';
import type { Tables } from '../records/list.ts';

interface Asked<From extends keyof Tables, Row> {
  /** What the total counts. */
  readonly matching: SelectQueryBuilder<Tables, From, object>;
  /** The same, in order and with what is shown. */
  readonly rows: SelectQueryBuilder<Tables, From, Row>;
  readonly window: Window;
}

/** A page with its total in one statement, so that both are of one moment; the rows are objects of JSON. */
export async function pageOf<From extends keyof Tables, Row>(
  queries: Queries,
  { matching, rows, window: { limit, offset } }: Asked<From, Row>,
): Promise<Page<Row>> {
  const total = matching.select(sql<number>`count(*)`.as('total'));
  const page = queries
    .selectNoFrom([jsonArrayFrom(rows.limit(limit).offset(offset)).as('items'), sql<number>`${total}`.as('total')])
    .$castTo<Page<Row>>();
  const [answer] = (await queries.executeQuery(page)).rows;
  if (answer === undefined) throw new Error('A count has always an answer.');
  return answer;
}
