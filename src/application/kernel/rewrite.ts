import { err, ok, type Result, ResultAsync } from 'neverthrow';
import type { Version } from '../../domain/kernel/version.ts';

interface Versioned {
  readonly facts: { readonly version: Version };
}

interface Rewrite<E extends Versioned, F, Absent, Changed> {
  readonly find: () => Promise<E | undefined>;
  /** The rule; it answers with the very same entity where nothing changes. */
  readonly change: (entity: E) => Result<E, F> | ResultAsync<E, F>;
  /** Stores the entity if the stored one still has the version `seen`; says whether it did. */
  readonly save: (entity: E, seen: Version) => Promise<boolean>;
  /** The versions that the caller accepts; without them the last writer wins. */
  readonly expected: readonly Version[] | undefined;
  readonly absent: Absent;
  readonly changed: Changed;
}

/**
 * Read, decide, write, without holding a lock meanwhile: where another writer came between, it starts again from what
 * that writer left. Each repetition means that somebody else succeeded, so it ends.
 */
export function rewrite<E extends Versioned, F, Absent, Changed>(
  steps: Rewrite<E, F, Absent, Changed>,
): ResultAsync<E, F | Absent | Changed> {
  return new ResultAsync(attempt(steps));
}

async function attempt<E extends Versioned, F, Absent, Changed>(
  steps: Rewrite<E, F, Absent, Changed>,
): Promise<Result<E, F | Absent | Changed>> {
  for (;;) {
    const found = await steps.find();
    if (found === undefined) return err(steps.absent);
    const seen = found.facts.version;
    if (steps.expected !== undefined && !steps.expected.includes(seen)) return err(steps.changed);
    const outcome = await steps.change(found);
    if (outcome.isErr()) return err(outcome.error);
    if (outcome.value === found || (await steps.save(outcome.value, seen))) return ok(outcome.value);
  }
}
