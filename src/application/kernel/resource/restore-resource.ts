import { ok, type Result, ResultAsync } from 'neverthrow';
import { isRestorable } from '../../../domain/kernel/deletion.ts';
import type { Resource, ResourceFacts } from '../../../domain/kernel/resource.ts';
import { type NotFound, notFound } from '../../../domain/kernel/resource-failures.ts';
import type { Actor } from '../actor.ts';
import type { Clock } from '../clock.ts';
import { rewrite } from '../rewrite.ts';
import type { ResourceEntities } from './resource-store.ts';

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

  /** @param permit is asked before, where a kind of thing may be kept from coming back */
  async execute<F = never>(
    actor: Actor,
    id: E['facts']['id'],
    permit: (found: E) => Promise<Result<void, F>> = async () => ok(),
  ): Promise<Result<E, NotFound<Name> | F>> {
    return await rewrite({
      find: () => this.#restorable(actor, id),
      change: (found) => new ResultAsync(permit(found)).map(() => found.undelete()),
      save: (live, seen) => this.#store.save(live, seen),
      expected: undefined,
      absent: notFound(this.#name),
      changed: notFound(this.#name),
    });
  }

  /** What was deleted too long ago is gone, whether or not the purge has come to it. */
  async #restorable(actor: Actor, id: E['facts']['id']): Promise<E | undefined> {
    const found = await this.#store.withDeleted(actor.userId, id);
    const deletedAt = found?.facts.deletedAt ?? null;
    return deletedAt === null || isRestorable(deletedAt, this.#clock.now()) ? found : undefined;
  }
}
