import type { Result } from 'neverthrow';
import { type Agent, adminAgent } from '../../../../application/accounts/security-events.ts';
import type { Endpoint } from '../../kit/endpoint.ts';
import { success, type V1Failure } from '../contract.ts';
import { itemAnswer } from '../resource/item-answer.ts';
import { adminEndpoint } from './admin-endpoint.ts';
import type { AdminParts } from './parts.ts';
import { userPath } from './requests.ts';
import { presentShownUser, shownUserView } from './views.ts';

interface Decision {
  readonly verb: string;
  readonly name: string;
  readonly summary: string;
  readonly description: string;
  readonly done: string;
  readonly failures?: readonly V1Failure['kind'][];
  decide(userId: string, by: Agent): Promise<Result<unknown, V1Failure>>;
}

export function userEndpoints(parts: AdminParts): readonly Endpoint<V1Failure>[] {
  const { show, changeAccountStatus, revokeSessions } = parts.operators;
  const forAdmins = adminEndpoint(parts);
  const decisions: readonly Decision[] = [
    {
      verb: 'lock',
      name: 'lockUser',
      summary: 'Lock a user out',
      description:
        'Every request of theirs is refused within a second, until they are unlocked. Nobody locks themselves.',
      done: 'Locked',
      failures: ['user.own_lock'],
      decide: (userId, by) => changeAccountStatus.lock(userId, by),
    },
    {
      verb: 'unlock',
      name: 'unlockUser',
      summary: 'Lift the lock of a user',
      description: 'Also the one that wrong passwords led to.',
      done: 'Unlocked',
      decide: (userId, by) => changeAccountStatus.unlock(userId, by),
    },
    {
      verb: 'verify',
      name: 'verifyUser',
      summary: "Count a user's e-mail as verified",
      description: 'As if they had followed the link that was mailed.',
      done: 'Verified',
      decide: (userId, by) => changeAccountStatus.verify(userId, by),
    },
    {
      verb: 'end-sessions',
      name: 'endSessions',
      summary: 'End every session of a user',
      description: 'They may sign in again.',
      done: 'All have ended',
      decide: (userId, by) => revokeSessions.execute(userId, by),
    },
  ];
  return [
    forAdmins({
      method: 'GET',
      path: '/admin/users/{id}',
      name: 'showUser',
      summary: 'Show a user',
      description: 'With the sessions that live; deleted users too.',
      params: userPath,
      success: { status: 200, description: 'The user', schema: itemAnswer(shownUserView) },
      failures: ['user.not_found'],
      handle: async ({ params }) =>
        (await show.execute(params.id)).map((shown) => ({ status: 200, body: success(presentShownUser(shown)) })),
    }),
    ...decisions.map(({ verb, name, summary, description, done, failures = [], decide }) =>
      forAdmins({
        method: 'POST',
        path: `/admin/users/{id}/${verb}`,
        name,
        summary,
        description,
        params: userPath,
        success: { status: 204, description: done },
        failures: ['user.not_found', ...failures],
        handle: async ({ actor, params }) => (await decide(params.id, adminAgent(actor))).map(() => ({ status: 204 })),
      }),
    ),
  ];
}
