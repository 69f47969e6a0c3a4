import { ok, type Result } from 'neverthrow';
import type { Resource, ResourceFacts } from '../../../domain/kernel/resource.ts';
import { type Changed, changed, type NotFound, notFound } from '../../../domain/kernel/resource-failures.ts';
import type { Version } from '../../../domain/kernel/version.ts';
import type { Actor } from '../actor.ts';
import type { Clock } from '../clock.ts';
import { rewrite } from '../rewrite.ts';
import type { ResourceEntities } from './resource-store.ts';

/** Takes a thing out of every read, in a version that the caller accepts; it can be restored for a while. */
export class DeleteResource<Name extends string, E extends Resource<object, ResourceFacts>> {
  readonly #name: Name;
  readonly #store: Pick<ResourceEntities<E>, 'ofOwner' | 'save'>;
  readonly #clock: Clock;

  constructor(name: Name, store: Pick<ResourceEntities<E>, 'ofOwner' | 'save'>, clock: Clock) {
    this.#name = name;
    this.#store = store;
    this.#clock = clock;
  }

  async execute(
    actor: Actor,
    id: E['facts']['id'],
    expected?: readonly Version[],
  ): Promise<Result<E, NotFound<Name> | Changed<Name>>> {
    return await rewrite({
      find: () => this.#store.ofOwner(actor.userId, id),
      change: (found) => ok(found.delete(this.#clock.now())),
      save: (deleted, seen) => this.#store.save(deleted, seen),
      expected,
      absent: notFound(this.#name),
      changed: changed(this.#name),
    });
  }
}
