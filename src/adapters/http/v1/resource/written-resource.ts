import type { SortValue } from '../../../../application/kernel/listing.ts';
import type { Endpoint } from '../../kit/endpoint.ts';
import type { V1Failure } from '../contract.ts';
import { type ActionRoute, actionRoute } from './resource-action.ts';
import { resourceCommands } from './resource-commands.ts';
import { resourceEndpoints } from './resource-endpoints.ts';
import type { ResourceRoutes, Viewed } from './resource-routes.ts';
import { shownKind } from './shown-kind.ts';
import type { V1Resource } from './v1-resource.ts';

/**
 * A resource that is written as JSON: its seven routes, the commands that do the same, and its place among all changes. What else can be
 * done with one of them are its actions.
 */
export const writtenResource = <
  View extends Viewed & Record<Field, SortValue>,
  Content,
  Field extends string,
  Filter,
  Shown extends { readonly facts: View },
  Deletion = undefined,
>(
  routes: ResourceRoutes<View, Content, Field, Filter, Shown, Deletion>,
  actions: (action: ActionRoute<View>) => readonly Endpoint<V1Failure>[] = () => [],
): V1Resource => ({
  kind: shownKind(routes),
  endpoints: [...resourceEndpoints(routes), ...actions(actionRoute<View>(routes))],
  commands: resourceCommands(routes),
});
