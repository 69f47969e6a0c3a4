import { ok } from 'neverthrow';
import { z } from 'zod';
import type { SortValue } from '../../../../application/kernel/listing.ts';
import { restorableFor } from '../../../../domain/kernel/deletion.ts';
import { type Answer, type Endpoint, endpoint } from '../../kit/endpoint.ts';
import { success, type V1Failure } from '../contract.ts';
import { itemAnswer } from './item-answer.ts';
import { answerList, listAnswer } from './list-answer.ts';
import type { ResourceRoutes, Viewed } from './resource-routes.ts';

/** The seven routes of a resource. */
export function resourceEndpoints<
  View extends Viewed & Record<Field, SortValue>,
  Content,
  Field extends string,
  Filter,
  Shown extends { readonly facts: View },
  Deletion = undefined,
>({
  name,
  plural,
  id,
  content,
  change,
  list,
  view,
  present,
  useCases,
  creation,
  detail: { description, whole } = {},
  deletion,
  restoration = {},
}: ResourceRoutes<View, Content, Field, Filter, Shown, Deletion>): readonly Endpoint<V1Failure>[] {
  const path = `/api/v1/${plural}`;
  const word = name.replaceAll('_', ' ');
  const the = `The ${word}`;
  const a = `a ${word}`;
  const things = plural.replaceAll('-', ' ');
  const tag = capitalized(things);
  const Name = pascalCase(name);
  const Names = pascalCase(plural);
  const params = z.object({ id });
  const shows = { status: 200, description: the, schema: itemAnswer(view), headers: ['ETag'] };
  const notFound = `${name}.not_found` as const;
  const changed = `${name}.changed` as const;
  // The schema of ids lets through what an id of this resource looks like, and nothing else.
  const idOf = (params: { readonly id: View['id'] | string | number }) => params.id as View['id'];
  const shown = ({ facts }: { readonly facts: View }): Answer => ({
    status: 200,
    body: success(present(facts)),
    version: facts.version,
  });
  const shownWhole = (one: Shown): Answer =>
    whole === undefined ? shown(one) : { ...shown(one), body: success(whole.present(one)) };
  return [
    endpoint({
      tag,
      access: 'user',
      method: 'GET',
      path: `/${plural}`,
      name: `list${Names}`,
      summary: `List the ${things}`,
      description:
        'Newest first unless `sort` says otherwise. `cursor` walks on from the last item however deep, while others write.',
      query: list,
      success: { status: 200, description: `A page of ${things}`, schema: listAnswer(view), headers: ['Link'] },
      handle: async ({ actor, query }) =>
        ok(await answerList({ path, query, ownerId: actor.userId, lists: useCases.lists, present })),
    }),
    endpoint({
      tag,
      access: 'user',
      method: 'POST',
      path: `/${plural}`,
      name: `create${Name}`,
      summary: `Create ${a}`,
      description: sentences(creation, 'With an `Idempotency-Key` a repeat makes no second one.'),
      body: content,
      success: { status: 201, description: the, schema: itemAnswer(view), headers: ['Location', 'ETag'] },
      handle: async ({ actor, body }) =>
        (await useCases.add.execute(actor, body)).map((added) => ({
          ...shown(added),
          status: 201,
          headers: { Location: `${path}/${added.facts.id}` },
        })),
    }),
    endpoint({
      tag,
      access: 'user',
      params,
      method: 'GET',
      path: `/${plural}/{id}`,
      name: `show${Name}`,
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
    endpoint({
      tag,
      access: 'user',
      params,
      method: 'PUT',
      path: `/${plural}/{id}`,
      name: `replace${Name}`,
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
      name: `change${Name}`,
      summary: `Change parts of ${a}`,
      description: 'What is left out stays as it is.',
      body: change,
      success: shows,
      failures: [notFound, changed],
      handle: async ({ actor, params, body, expected }) =>
        (await useCases.revise.execute(actor, idOf(params), body, expected)).map(shown),
    }),
    endpoint({
      tag,
      access: 'user',
      params,
      method: 'DELETE',
      path: `/${plural}/{id}`,
      name: `delete${Name}`,
      summary: `Delete ${a}`,
      description: sentences(`It can be restored for ${restorableFor.days} days.`, deletion?.description),
      ...(deletion === undefined ? {} : { query: deletion.query }),
      success: { status: 204, description: `${the} is gone` },
      failures: [notFound, changed, ...(deletion?.failures ?? [])],
      handle: async ({ actor, params, query, expected }) =>
        (await useCases.remove.execute(actor, idOf(params), expected, query)).map(() => ({ status: 204 })),
    }),
    endpoint({
      tag,
      access: 'user',
      params,
      method: 'POST',
      path: `/${plural}/{id}/restore`,
      name: `restore${Name}`,
      summary: `Bring a deleted ${word} back`,
      ...(restoration.description === undefined ? {} : { description: restoration.description }),
      success: shows,
      failures: [notFound, ...(restoration.failures ?? [])],
      handle: async ({ actor, params }) => (await useCases.restore.execute(actor, idOf(params))).map(shown),
    }),
  ];
}

const sentences = (...texts: readonly (string | undefined)[]): string =>
  texts.filter((text) => text !== undefined).join(' ');

const pascalCase = (name: string): string => name.split(/[-_]/).map(capitalized).join('');

const capitalized = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
