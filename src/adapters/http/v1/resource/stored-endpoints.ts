import { ok } from 'neverthrow';
import type { Lists, SortValue } from '../../../../application/kernel/listing.ts';
import type { ResourceLists } from '../../../../application/kernel/resource/resource-store.ts';
import { restorableFor } from '../../../../domain/kernel/deletion.ts';
import { type Answer, endpoint } from '../../kit/endpoint.ts';
import { success } from '../contract.ts';
import { itemAnswer } from './item-answer.ts';
import { answerList, listAnswer } from './list-answer.ts';
import { actionRoute } from './resource-action.ts';
import type { StoredRoutes, Viewed } from './resource-routes.ts';
import { pascalCase, sentences, sharedWords } from './shared-words.ts';

/** The four routes of whatever is stored, however it is written. */
export function storedEndpoints<
  View extends Viewed & Record<Field, SortValue>,
  Field extends string,
  Filter,
  Shown extends { readonly facts: View },
  Deletion = undefined,
>(routes: StoredRoutes<View, Field, Filter, Shown, Deletion>) {
  const { name, plural, list, view, present, useCases, deletion, restoration = {} } = routes;
  const { description, whole } = routes.detail ?? {};
  const { path, the, a, tag, params, shows, notFound, changed, idOf, shown } = sharedWords<View>(routes);
  const shownWhole = (one: Shown): Answer =>
    whole === undefined ? shown(one) : { ...shown(one), body: success(whole.present(one)) };
  return {
    list: endpoint({
      tag,
      access: 'user',
      method: 'GET',
      path: `/${plural}`,
      name: `list${pascalCase(plural)}`,
      summary: `List the ${plural.replaceAll('-', ' ')}`,
      description:
        'Newest first unless `sort` says otherwise. `cursor` walks on from the last item however deep, while others write.',
      query: list,
      success: {
        status: 200,
        description: `A page of ${plural.replaceAll('-', ' ')}`,
        schema: listAnswer(view),
        headers: ['Link'],
      },
      handle: async ({ actor, query }) =>
        ok(await answerList({ path, query, lists: listsOf(actor.userId, useCases.lists), present })),
    }),
    show: endpoint({
      tag,
      access: 'user',
      params,
      method: 'GET',
      path: `/${plural}/{id}`,
      name: `show${pascalCase(name)}`,
      summary: `Show ${a}`,
      success: shows,
      failures: [notFound],
      ...(description === undefined ? {} : { description }),
      ...(whole === undefined
        ? {}
        : {
            summary: whole.summary,
            success: { ...shows, description: whole.success, schema: itemAnswer(whole.view) },
            revalidates: false,
          }),
      handle: async ({ actor, params }) => (await useCases.show.execute(actor, idOf(params))).map(shownWhole),
    }),
    remove: endpoint({
      tag,
      access: 'user',
      params,
      method: 'DELETE',
      path: `/${plural}/{id}`,
      name: `delete${pascalCase(name)}`,
      summary: `Delete ${a}`,
      description: sentences(`It can be restored for ${restorableFor.days} days.`, deletion?.description),
      ...(deletion === undefined ? {} : { query: deletion.query }),
      success: { status: 204, description: `${the} is gone` },
      failures: [notFound, changed, ...(deletion?.failures ?? [])],
      handle: async ({ actor, params, query, expected }) =>
        (await useCases.remove.execute(actor, idOf(params), expected, query)).map(() => ({ status: 204 })),
    }),
    restore: actionRoute<View>(routes)({
      verb: 'restore',
      summary: `Bring a deleted ${name.replaceAll('_', ' ')} back`,
      ...restoration,
      execute: (actor, id) => useCases.restore.execute(actor, id),
    }),
  };
}

const listsOf = <View, Field extends string, Filter>(
  ownerId: string,
  lists: ResourceLists<View, Field, Filter>,
): Lists<View, Field, Filter> => ({
  page: (listing, window) => lists.page(ownerId, listing, window),
  walk: (listing, after, limit) => lists.walk(ownerId, listing, after, limit),
});
