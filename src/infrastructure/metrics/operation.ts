const operations = ['select', 'insert', 'update', 'delete', 'begin', 'commit', 'rollback'];

/** The first word of a query where it is a usual one: few and known, as labels must be. */
export function operationOf(sql: string): string {
  const word = /^[\s(]*([a-z]+)/i.exec(sql)?.[1]?.toLowerCase() ?? '';
  if (word === 'with') return /\b(insert|update|delete)\b/i.exec(sql)?.[1]?.toLowerCase() ?? 'select';
  return operations.includes(word) ? word : 'other';
}
