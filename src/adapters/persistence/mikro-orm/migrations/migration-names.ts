import { readdirSync } from 'node:fs';

/** Of all that there are, in their order: what a database lacks can be told without loading them. */
export const migrationNames: readonly string[] = readdirSync(import.meta.dirname)
  .flatMap((file) => /^(\d{14}-[\w-]+)\.[jt]s$/.exec(file)?.[1] ?? [])
  .sort();
