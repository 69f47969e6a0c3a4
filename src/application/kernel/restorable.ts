import { isRestorable } from '../../domain/kernel/deletion.ts';
import type { Instant } from '../../domain/kernel/instant.ts';

interface Deletable {
  readonly facts: { readonly deletedAt: Instant | null };
}

/** What was deleted too long ago is gone, whether or not the purge has come to it. */
export const restorable = <E extends Deletable>(found: E | undefined, now: Instant): E | undefined =>
  found === undefined || found.facts.deletedAt === null || isRestorable(found.facts.deletedAt, now) ? found : undefined;
