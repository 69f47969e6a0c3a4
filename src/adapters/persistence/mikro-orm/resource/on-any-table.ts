import type { Kysely } from 'kysely';
import type { Tables } from '../records/list.ts';

/** Tables by whatever name; the columns are named by a table's definition, and no type knows them. */
export type AnyTables = Record<string, Record<string, unknown>>;

/** For what is the same for every resource. */
export const onAnyTable = (queries: Kysely<Tables>): Kysely<AnyTables> => queries.withTables<AnyTables>();
