/** The column and the trigger by which rows carry the transaction that last wrote them, whoever wrote it and whatever was given. Rows
 * that are there count as written by this migration; they are not rewritten. */
export const stamped = (table: string): readonly string[] => [
  `alter table ${table} add column if not exists changed_in xid8 not null default pg_current_xact_id()`,
  `create or replace trigger stamp_change before insert or update on ${table} for each row execute function stamp_change()`,
];

/** By name, what finds the changes of an owner, and the oldest ones. */
export const stampIndexes = (table: string): Readonly<Record<string, string>> => ({
  [`${table}_changes`]: `${table} (owner_id, changed_in, id)`,
  [`${table}_changed_in`]: `${table} (changed_in)`,
});
