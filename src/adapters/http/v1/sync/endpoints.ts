import type { SyncUseCases } from '../../../../application/sync/use-cases.ts';
import { type Endpoint, endpoint } from '../../kit/endpoint.ts';
import type { Kit } from '../../kit/kit.ts';
import { success, type V1Failure } from '../contract.ts';
import { itemAnswer } from '../resource/item-answer.ts';
import type { V1Resource } from '../resource/v1-resource.ts';
import { carryOut } from './carry-out.ts';
import { syncRequest } from './requests.ts';
import { upTo, writeSyncToken } from './sync-token.ts';
import { presentChanges, syncAnswer } from './views.ts';

/** Bytes. */
const bodyLimit = 1024 * 1024;
const commandsOfRequest = 10;

/** Everything that v1 calls a resource is here because it is one. */
export function syncEndpoints(
  { read, carryOut: useCase }: SyncUseCases,
  resources: readonly V1Resource[],
  kit: Pick<Kit, 'log' | 'isUnavailable' | 'isBeyondItsShare'>,
): readonly Endpoint<V1Failure>[] {
  const kinds = resources.map(({ kind }) => kind);
  const routes = new Map<unknown, V1Resource['commands'][number]>(
    resources.flatMap(({ commands }) => commands).map((route) => [route.type, route]),
  );
  return [
    endpoint({
      tag: 'Sync',
      access: 'user',
      method: 'POST',
      path: '/sync',
      name: 'sync',
      summary: 'Send what was done, and get what has changed',
      description:
        'The commands are carried out one after the other, each at most once; then what changed since the token is read. It counts as one request per ten commands.',
      body: syncRequest,
      bodyLimit,
      countsAs: ({ commands }) => Math.max(1, Math.ceil(commands.length / commandsOfRequest)),
      idempotency: 'none',
      success: {
        status: 200,
        description: 'What has changed, and what became of the commands',
        schema: itemAnswer(syncAnswer(kinds)),
      },
      handle: async ({ actor, body: { token, limit, commands } }) => {
        const results = await carryOut(actor, commands, { useCase, routes, kit });
        const { things, place, reset, more } = await read.execute(actor, upTo(actor.userId, token), limit);
        return results.map((ofCommands) => ({
          status: 200,
          body: success({
            token: writeSyncToken(actor.userId, place),
            reset,
            more,
            changes: presentChanges(kinds, things),
            results: ofCommands,
          }),
        }));
      },
    }),
  ];
}
