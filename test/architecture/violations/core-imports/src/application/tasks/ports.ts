import type { Kysely } from 'kysely'; // refused: the core imports kysely
export type Rows = import('pg').QueryResult; // refused: the core imports pg
export type Tasks = Kysely<Rows>;
