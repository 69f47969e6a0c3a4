import type { AccountUseCases } from '../../../../application/accounts/use-cases.ts';
import { type Endpoint, endpoint } from '../../kit/endpoint.ts';
import { success } from '../contract.ts';
import type { AccountEndpointParts } from './endpoint-parts.ts';
import type { AccountFailure } from './failures.ts';
import { sessionPath } from './requests.ts';
import { sessionOnly } from './session-only.ts';
import { TokenCookies } from './token-cookies.ts';
import { presentSession, sessionsAnswer } from './views.ts';

const tag = 'Auth';

export function sessionEndpoints(
  { logOut, listSessions, endSession }: Pick<AccountUseCases, 'logOut' | 'listSessions' | 'endSession'>,
  { cookies }: AccountEndpointParts,
): readonly Endpoint<AccountFailure>[] {
  return [
    endpoint({
      method: 'POST',
      path: '/auth/logout',
      name: 'logOut',
      summary: 'Sign out: the tokens of this session stop working at once',
      description: 'With cookies, they are cleared. Other sessions go on.',
      tag,
      access: 'user',
      success: { status: 204, description: 'Signed out' },
      handle: sessionOnly(async ({ actor, header }) =>
        (await logOut.execute(actor)).map(() => ({
          status: 204,
          cookies: new TokenCookies(header, cookies).cleared(),
        })),
      ),
    }),
    endpoint({
      method: 'GET',
      path: '/auth/sessions',
      name: 'listSessions',
      summary: 'List the sessions that live',
      description: 'One for each device or browser that signed in; `current` is the one that asks.',
      tag,
      access: 'user',
      success: { status: 200, description: 'The session used last first', schema: sessionsAnswer },
      handle: sessionOnly(async ({ actor }) =>
        (await listSessions.execute(actor)).map((sessions) => ({
          status: 200,
          body: success(sessions.map(presentSession)),
        })),
      ),
    }),
    endpoint({
      method: 'DELETE',
      path: '/auth/sessions/{id}',
      name: 'endSession',
      summary: 'End a session, on whatever device it is',
      description: 'Its tokens stop working at once. Ending the current one signs out.',
      tag,
      access: 'user',
      params: sessionPath,
      success: { status: 204, description: 'Ended' },
      failures: ['session.not_found'],
      handle: sessionOnly(async ({ actor, params }) =>
        (await endSession.execute(actor, params.id)).map(() => ({ status: 204 })),
      ),
    }),
  ];
}
