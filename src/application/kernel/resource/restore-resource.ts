import { ok, type Result, ResultAsync } from 'neverthrow';
import { isRestorable } from '../../../domain/kernel/deletion.ts';
import type { Resource, ResourceFacts } from '../../../domain/kernel/resource.ts';
import { type Changed, changed, type NotFound, notFound } from '../../../domain/kernel/resource-failures.ts';
import type { Version } from '../../../domain/kernel/version.ts';
import type { Actor } from '../actor.ts';
import type { Clock } from '../clock.ts';
import { rewrite } from '../rewrite.ts';
import type { ResourceEntities } from './resource-store.ts';

interface Restoration<E, F> {
  /** Asked first: it may refuse the restoration. */
  readonly permit?: (found: E) => Promise<Result<void, F>>;
  /** Brings back what was deleted with it. Not run where the thing is live: what is deleted with it by then belongs to a later deletion. */
  readonly bringAlong?: () => Promise<unknown>;
}

/** Undoes a deletion of the last 30 days; a live thing stays as it is. */
export class RestoreResource<Name extends string, E extends Resource<object, ResourceFacts>> {
  readonly #name: Name;
  readonly #store: Pick<ResourceEntities<E>, 'withDeleted' | 'save'>;
  readonly #clock: Clock;

  constructor(name: Name, store: Pick<ResourceEntities<E>, 'withDeleted' | 'save'>, clock: Clock) {
    this.#name = name;
    this.#store = store;
    this.#clock = clock;
  }

  async execute<F = never>(
    actor: Actor,
    id: E['facts']['id'],
    expected?: readonly Version[],
    { permit = async () => ok(), bringAlong }: Restoration<E, F> = {},
  ): Promise<Result<E, NotFound<Name> | Changed<Name> | F>> {
    return await rewrite({
      find: () => this.#restorable(actor, id),
      change: (found) => new ResultAsync(permit(found)).map(() => found.undelete()),
      save: async (live, seen) => {
        const isSaved = await this.#store.save(live, seen);
        if (isSaved) await bringAlong?.();
        return isSaved;
      },
      expected,
      absent: notFound(this.#name),
      changed: changed(this.#name),
    });
  }

  /** What was deleted too long ago is gone, whether or not the purge has come to it. */
  async #restorable(actor: Actor, id: E['facts']['id']): Promise<E | undefined> {
    const found = await this.#store.withDeleted(actor.userId, id);
    const deletedAt = found?.facts.deletedAt ?? null;
    return deletedAt === null || isRestorable(deletedAt, this.#clock.now()) ? found : undefined;
  }
}
