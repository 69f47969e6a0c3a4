import type { SortValue } from '../../../../application/kernel/listing.ts';
import { resourceCommands } from './resource-commands.ts';
import { resourceEndpoints } from './resource-endpoints.ts';
import type { ResourceRoutes, Viewed } from './resource-routes.ts';
import { shownKind } from './shown-kind.ts';
import type { V1Resource } from './v1-resource.ts';

/** A resource that is written as JSON: its seven routes, the commands that do the same, and its place among all changes. */
export const writtenResource = <
  View extends Viewed & Record<Field, SortValue>,
  Content,
  Field extends string,
  Filter,
  Shown extends { readonly facts: View },
  Deletion = undefined,
>(
  routes: ResourceRoutes<View, Content, Field, Filter, Shown, Deletion>,
): V1Resource => ({
  kind: shownKind(routes),
  endpoints: resourceEndpoints(routes),
  commands: resourceCommands(routes),
});
