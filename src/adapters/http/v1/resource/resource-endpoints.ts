import type { SortValue } from '../../../../application/kernel/listing.ts';
import { type Endpoint, endpoint } from '../../kit/endpoint.ts';
import type { V1Failure } from '../contract.ts';
import type { ResourceRoutes, Viewed } from './resource-routes.ts';
import { capitalized, sentences, sharedWords } from './shared-words.ts';
import { storedEndpoints } from './stored-endpoints.ts';

/** The seven routes of a resource. */
export function resourceEndpoints<
  View extends Viewed & Record<Field, SortValue>,
  Content,
  Field extends string,
  Filter,
  Shown extends { readonly facts: View },
  Deletion = undefined,
>(routes: ResourceRoutes<View, Content, Field, Filter, Shown, Deletion>): readonly Endpoint<V1Failure>[] {
  const { name, plural, content, change, useCases, creation } = routes;
  const { path, the, a, tag, params, shows, notFound, changed, idOf, shown } = sharedWords<View>(routes);
  const { list, show, remove, restore } = storedEndpoints(routes);
  return [
    list,
    endpoint({
      tag,
      access: 'user',
      method: 'POST',
      path: `/${plural}`,
      name: `create${capitalized(name)}`,
      summary: `Create ${a}`,
      description: sentences(creation, 'With an `Idempotency-Key` a repeat makes no second one.'),
      body: content,
      success: { status: 201, description: the, schema: shows.schema, headers: ['Location', 'ETag'] },
      handle: async ({ actor, body }) =>
        (await useCases.add.execute(actor, body)).map((added) => ({
          ...shown(added),
          status: 201,
          headers: { Location: `${path}/${added.facts.id}` },
        })),
    }),
    show,
    endpoint({
      tag,
      access: 'user',
      params,
      method: 'PUT',
      path: `/${plural}/{id}`,
      name: `replace${capitalized(name)}`,
      summary: `Replace ${a}`,
      description: 'What is left out is set to its default.',
      body: content,
      success: shows,
      failures: [notFound, changed],
      handle: async ({ actor, params, body, expected }) =>
        (await useCases.revise.execute(actor, idOf(params), body, expected)).map(shown),
    }),
    endpoint({
      tag,
      access: 'user',
      params,
      method: 'PATCH',
      path: `/${plural}/{id}`,
      name: `change${capitalized(name)}`,
      summary: `Change parts of ${a}`,
      description: 'What is left out stays as it is.',
      body: change,
      success: shows,
      failures: [notFound, changed],
      handle: async ({ actor, params, body, expected }) =>
        (await useCases.revise.execute(actor, idOf(params), body, expected)).map(shown),
    }),
    remove,
    restore,
  ];
}
