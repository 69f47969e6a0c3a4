import { type Insertable, sql } from 'kysely';
import type { Instant } from '../../../../domain/kernel/instant.ts';
import type { Tables } from '../records/list.ts';
import { Statement } from '../statement.ts';

export const lockKey = new Statement((queries, given: { readonly name: string }) =>
  queries.selectNoFrom(sql<boolean>`pg_try_advisory_xact_lock(hashtextextended(${given.name}, 0))`.as('locked')),
);

/** Waits for whoever has the key's lock. */
export const waitForKey = new Statement(
  (queries, given: { readonly name: string }) =>
    queries.selectNoFrom(sql<unknown>`pg_advisory_xact_lock(hashtextextended(${given.name}, 0))`.as('locked')),
  'long',
);

export const lockName = (ownerId: string, key: string): string => JSON.stringify([ownerId, key]);

interface Question {
  readonly ownerId: string;
  readonly key: string;
  readonly since: Instant;
}

export const findAnswer = new Statement((queries, given: Question) =>
  queries
    .selectFrom('idempotency_records')
    .select(['fingerprint', 'status', 'headers', 'body', 'created_at'])
    .where('owner_id', '=', given.ownerId)
    .where('key', '=', given.key)
    .where('created_at', '>=', given.since),
);

/** Keys that are bound to a payment or a refund, and so to another request than any whose answer is kept here. */
export const findBound = new Statement((queries, given: Omit<Question, 'since'>) =>
  queries
    .selectFrom('payment_keys')
    .select('fingerprint')
    .where('owner_id', '=', given.ownerId)
    .where('key', '=', given.key),
);

/** Whoever holds the key's lock may write over a record that is out of date. */
export const keepAnswer = new Statement((queries, given: Insertable<Tables['idempotency_records']>) =>
  queries
    .insertInto('idempotency_records')
    .values({
      owner_id: given.owner_id,
      key: given.key,
      fingerprint: given.fingerprint,
      status: given.status,
      headers: given.headers,
      body: given.body,
      created_at: given.created_at,
    })
    .onConflict((conflict) =>
      conflict.columns(['owner_id', 'key']).doUpdateSet(({ ref }) => ({
        fingerprint: ref('excluded.fingerprint'),
        status: ref('excluded.status'),
        headers: ref('excluded.headers'),
        body: ref('excluded.body'),
        created_at: ref('excluded.created_at'),
      })),
    ),
);

export const releaseKey = new Statement((queries, given: Omit<Question, 'since'> & { readonly status: number }) =>
  queries
    .deleteFrom('idempotency_records')
    .where('owner_id', '=', given.ownerId)
    .where('key', '=', given.key)
    .where('status', '=', given.status),
);

export const forgetAnswers = new Statement((queries, given: { readonly moment: Instant; readonly limit: number }) =>
  queries
    .deleteFrom('idempotency_records')
    .where(({ eb, refTuple, selectFrom }) =>
      eb(
        refTuple('owner_id', 'key'),
        'in',
        selectFrom('idempotency_records')
          .select(['owner_id', 'key'])
          .where('created_at', '<', given.moment)
          .orderBy('created_at')
          .limit(given.limit)
          .$asTuple('owner_id', 'key'),
      ),
    ),
);
