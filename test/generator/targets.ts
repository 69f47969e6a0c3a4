import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a reference refers to, as the files of that resource say it. */
export interface Target {
  /** In the plural, as in its paths: `shopping-lists`. */
  readonly plural: string;
  /** In the singular, as in its events: `shopping_list`. */
  readonly kind: string;
  readonly table: string;
  /** Whether its ids are whole numbers; otherwise they are UUIDs. */
  readonly numbered: boolean;
  /** A body that makes one, as TypeScript. */
  readonly body: string;
}

const bodies: Readonly<Record<string, string>> = { projects: "{ name: 'Garden' }", tasks: "{ title: 'Sow' }" };

export function targetOf(root: string, plural: string): Target {
  const path = join(root, `src/adapters/persistence/tables/${plural}-table.ts`);
  const text = existsSync(path) ? readFileSync(path, 'utf8') : '';
  const [, table] = /\bname: '(\w+)',/.exec(text) ?? [];
  const [, kind] = /\bkind: '(\w+)',/.exec(text) ?? [];
  const body = bodies[plural] ?? bodyFrom(root, plural);
  if (table === undefined || kind === undefined || body === undefined)
    throw new Error(`There are no ${plural} that could be referred to.`);
  return { plural, kind, table, numbered: /\bid: numbered\(\)/.test(text), body };
}

/** The tests of a resource that was written here say what it takes. */
function bodyFrom(root: string, plural: string): string | undefined {
  const path = join(root, `test/adapters/http/v1/${plural}.spec.ts`);
  const text = existsSync(path) ? readFileSync(path, 'utf8') : '';
  const [, label, least] = /label: \{ field: '(\w+)', min: (\d+)/.exec(text) ?? [];
  if (label === undefined) return undefined;
  const [, required] = /required: \{ (.*) \},/.exec(text) ?? [];
  const name = `${label}: '${'one'.padEnd(Number(least), '.')}'`;
  return `{ ${required === undefined ? name : `${name}, ${required}`} }`;
}
