import { createHash } from 'node:crypto';

const limit = 1000;
const names = new Map<string, string>();

/**
 * The name under which a connection keeps a prepared statement: the same text has the same name in every process, as a
 * pooler between here and PostgreSQL may expect. Undefined once there are so many texts that they must be made of values.
 */
export function statementName(sql: string): string | undefined {
  const known = names.get(sql);
  if (known !== undefined || names.size >= limit) return known;
  const name = createHash('sha256').update(sql).digest('base64url').slice(0, 22);
  names.set(sql, name);
  return name;
}
