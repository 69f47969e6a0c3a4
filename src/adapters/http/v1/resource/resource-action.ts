import type { Result } from 'neverthrow';
import type { ZodType } from 'zod';
import type { Actor } from '../../../../application/kernel/actor.ts';
import type { Version } from '../../../../domain/kernel/version.ts';
import { type Endpoint, endpoint } from '../../kit/endpoint.ts';
import type { V1Failure } from '../contract.ts';
import type { Viewed } from './resource-routes.ts';
import { type Named, pascalCase, sharedWords } from './shared-words.ts';

/** What can be done with one thing beside reading, changing and deleting it: `POST /projects/{id}/restore`. */
export interface ResourceAction<View extends Viewed, Body> {
  /** The last part of the path, and the beginning of the operation's name: `restoreProject`. */
  readonly verb: string;
  readonly summary: string;
  readonly description?: string;
  readonly body?: ZodType<Body>;
  /** Those that clients should expect beside `not_found`. */
  readonly failures?: readonly V1Failure['kind'][];
  execute(
    actor: Actor,
    id: View['id'],
    body: Body,
    expected: readonly Version[] | undefined,
  ): Promise<Result<{ readonly facts: View }, V1Failure>>;
}

/** The route of an action; it answers with the thing as it is then. */
export type ActionRoute<View extends Viewed> = <Body = undefined>(
  action: ResourceAction<View, Body>,
) => Endpoint<V1Failure>;

export const actionRoute =
  <View extends Viewed>(routes: Named<View>): ActionRoute<View> =>
  ({ verb, failures = [], execute, ...described }) => {
    const { tag, params, shows, notFound, idOf, shown } = sharedWords<View>(routes);
    return endpoint({
      ...described,
      tag,
      access: 'user',
      params,
      method: 'POST',
      path: `/${routes.plural}/{id}/${verb}`,
      name: `${verb}${pascalCase(routes.name)}`,
      success: shows,
      failures: [notFound, ...failures],
      handle: async ({ actor, params, body, expected }) =>
        (await execute(actor, idOf(params), body, expected)).map(shown),
    });
  };
