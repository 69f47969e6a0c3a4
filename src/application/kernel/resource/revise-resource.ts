import type { Result } from 'neverthrow';
import type { InvalidInput } from '../../../domain/kernel/failure.ts';
import type { Resource, ResourceFacts } from '../../../domain/kernel/resource.ts';
import { type Changed, changed, type NotFound, notFound } from '../../../domain/kernel/resource-failures.ts';
import type { Version } from '../../../domain/kernel/version.ts';
import type { Actor } from '../actor.ts';
import type { Clock } from '../clock.ts';
import { rewrite } from '../rewrite.ts';
import type { ResourceEntities } from './resource-store.ts';

/** Changes what is named and leaves the rest, in a version that the caller accepts. */
export class ReviseResource<
  Name extends string,
  Content extends object,
  E extends Resource<Content, Content & ResourceFacts>,
> {
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
    change: Partial<Content>,
    expected?: readonly Version[],
  ): Promise<Result<E, NotFound<Name> | Changed<Name> | InvalidInput>> {
    return await rewrite({
      find: () => this.#store.ofOwner(actor.userId, id),
      change: (found) => found.revise(change, this.#clock.now()),
      save: (revised, seen) => this.#store.save(revised, seen),
      expected,
      absent: notFound(this.#name),
      changed: changed(this.#name),
    });
  }
}
