import { z } from 'zod';
import type { Answer } from '../../kit/endpoint.ts';
import { success } from '../contract.ts';
import { itemAnswer } from './item-answer.ts';
import type { StoredRoutes, Viewed } from './resource-routes.ts';

interface Stored<View> {
  readonly facts: View;
}

export type Named<View extends Viewed> = Pick<
  StoredRoutes<View, string, never, Stored<View>, never>,
  'name' | 'plural' | 'id' | 'view' | 'present'
>;

/** What all routes of a resource say alike. */
export function sharedWords<View extends Viewed>({ name, plural, id, view, present }: Named<View>) {
  return {
    path: `/api/v1/${plural}`,
    the: `The ${name.replaceAll('_', ' ')}`,
    a: `a ${name.replaceAll('_', ' ')}`,
    tag: capitalized(plural.replaceAll('-', ' ')),
    params: z.object({ id }),
    shows: {
      status: 200,
      description: `The ${name.replaceAll('_', ' ')}`,
      schema: itemAnswer(view),
      headers: ['ETag'],
    },
    notFound: `${name}.not_found`,
    changed: `${name}.changed`,
    // The schema of ids lets through what an id of this resource looks like, and nothing else.
    idOf: (params: { readonly id: View['id'] | string | number }) => params.id as View['id'],
    shown: ({ facts }: Stored<View>): Answer => ({
      status: 200,
      body: success(present(facts)),
      version: facts.version,
    }),
  } as const;
}

export const sentences = (...texts: readonly (string | undefined)[]): string =>
  texts.filter((text) => text !== undefined).join(' ');

const capitalized = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** As fields are named: `shopping-lists` is `shoppingLists`. */
export const camelCase = (name: string): string =>
  name.replace(/[-_]([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** As operations are named: `shopping-lists` is `ShoppingLists`. */
export const pascalCase = (name: string): string => name.split(/[-_]/).map(capitalized).join('');
