/**
 * What a table needs so that nobody misses a change of its rows: each carries the transaction that last wrote it, whoever wrote
 * it and whatever was given. Rows that are there count as written by this migration; they are not rewritten.
 */
export const stamped = (table: string): readonly string[] => [
  `alter table ${table} add column changed_in xid8 not null default pg_current_xact_id()`,
  `create index ${table}_changes on ${table} (owner_id, changed_in, id)`,
  `create index ${table}_changed_in on ${table} (changed_in)`,
  `create trigger stamp_change before insert or update on ${table} for each row execute function stamp_change()`,
];
