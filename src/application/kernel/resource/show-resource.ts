import { err, ok, type Result } from 'neverthrow';
import type { ResourceFacts } from '../../../domain/kernel/resource.ts';
import { type NotFound, notFound } from '../../../domain/kernel/resource-failures.ts';
import type { Actor } from '../actor.ts';
import type { ResourceEntities } from './resource-store.ts';

export class ShowResource<Name extends string, E extends { readonly facts: ResourceFacts }> {
  readonly #name: Name;
  readonly #store: Pick<ResourceEntities<E>, 'ofOwner'>;

  constructor(name: Name, store: Pick<ResourceEntities<E>, 'ofOwner'>) {
    this.#name = name;
    this.#store = store;
  }

  async execute(actor: Actor, id: E['facts']['id']): Promise<Result<E, NotFound<Name>>> {
    const found = await this.#store.ofOwner(actor.userId, id);
    return found === undefined ? err(notFound(this.#name)) : ok(found);
  }
}
