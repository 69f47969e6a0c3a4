import { err, ok, type Result } from 'neverthrow';
import { type InvalidInput, invalidInput, unknownReference } from '../../../domain/kernel/failure.ts';
import type { Actor } from '../actor.ts';
import type { UnitOfWork } from '../unit-of-work.ts';
import type { ResourceEntities } from './resource-store.ts';

/** A field that holds the id of another thing of the same owner. */
export interface Reference {
  readonly field: string;
  /** In the singular, as people say it: `project`. */
  readonly name: string;
  /** Absent where nothing is said of the field, null where it refers to nothing. */
  readonly id: string | number | null | undefined;
  readonly store: Pick<ResourceEntities<never>, 'holdLive'>;
}

/** Whatever is referred to is live, and stays so until the running unit of work ends. */
export async function holdReferences(
  ownerId: string,
  references: readonly Reference[],
): Promise<Result<void, InvalidInput>> {
  const unknown = [];
  for (const { field, name, id, store } of references)
    if (id != null && !(await store.holdLive(ownerId, id))) unknown.push(unknownReference(field, name, id));
  return unknown.length === 0 ? ok() : err(invalidInput(...unknown));
}

/** Runs the work while whatever it refers to stays live; where it refers to nothing, there is nothing to hold. */
export async function whileLive<T, F>(
  unitOfWork: UnitOfWork<unknown>,
  actor: Actor,
  references: readonly Reference[],
  work: () => Promise<Result<T, F>>,
): Promise<Result<T, F | InvalidInput>> {
  if (references.every(({ id }) => id == null)) return await work();
  return await unitOfWork.run<T, F | InvalidInput>(async () => {
    const held = await holdReferences(actor.userId, references);
    return held.isErr() ? err(held.error) : await work();
  });
}
