import type { Resource, ResourceFacts } from '../../../domain/kernel/resource.ts';
import type { Clock } from '../clock.ts';
import { DeleteResource } from './delete-resource.ts';
import type { ResourceEntities, ResourceLists, ResourceStore } from './resource-store.ts';
import { RestoreResource } from './restore-resource.ts';
import { type ParsesContent, ReviseResource } from './revise-resource.ts';
import { ShowResource } from './show-resource.ts';

/** What can be done with things of any kind, but for adding one. Lists decide nothing: they are asked of the store itself. */
export interface ResourceUseCases<
  Name extends string,
  Content extends object,
  E extends Resource<Content, Content & ResourceFacts>,
  View,
  Field extends string,
  Filter,
> {
  readonly lists: ResourceLists<View, Field, Filter>;
  /** As it is, also where it is deleted. */
  readonly entities: Pick<ResourceEntities<E>, 'withDeleted'>;
  readonly show: ShowResource<Name, E>;
  readonly revise: ReviseResource<Name, Content, E>;
  readonly remove: DeleteResource<Name, E>;
  readonly restore: RestoreResource<Name, E>;
}

/** A kind that differs in one of them puts its own in its place. */
export const resourceUseCases = <
  Name extends string,
  Content extends object,
  E extends Resource<Content, Content & ResourceFacts>,
  View,
  Field extends string,
  Filter,
>(
  name: Name,
  kind: ParsesContent<Content>,
  // The store's type is named twice, so that TypeScript infers the content from its entity.
  store: ResourceStore<E, View, Field, Filter> & ResourceEntities<Resource<Content, Content & ResourceFacts>>,
  clock: Clock,
): ResourceUseCases<Name, Content, E, View, Field, Filter> => ({
  lists: store,
  entities: store,
  show: new ShowResource<Name, E>(name, store),
  revise: new ReviseResource<Name, Content, E>(name, kind, store, clock),
  remove: new DeleteResource<Name, E>(name, store, clock),
  restore: new RestoreResource<Name, E>(name, store, clock),
});
