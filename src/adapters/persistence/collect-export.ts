import type { PersonalBatch } from '../../application/accounts/profile/ports.ts';

/** Everything at once, by kind. */
export async function collectExport(batches: AsyncIterable<PersonalBatch>): Promise<Readonly<Record<string, unknown>>> {
  const lists: Record<string, unknown[]> = {};
  const alone: Record<string, unknown> = {};
  for await (const { kind, isAlone, rows } of batches)
    if (isAlone) alone[kind] = rows[0] ?? null;
    else {
      lists[kind] ??= [];
      lists[kind].push(...rows);
    }
  return { ...alone, ...lists };
}
