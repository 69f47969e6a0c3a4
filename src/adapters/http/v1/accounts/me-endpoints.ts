import type { AccountUseCases } from '../../../../application/accounts/use-cases.ts';
import { type Endpoint, endpoint, inTwoSteps, type SignedInRequest } from '../../kit/endpoint.ts';
import type { AccountEndpointParts } from './endpoint-parts.ts';
import { exportBody } from './export-body.ts';
import type { AccountFailure } from './failures.ts';
import { changePasswordBody, passwordBody, renameBody } from './requests.ts';
import { sessionOnly } from './session-only.ts';
import { TokenCookies } from './token-cookies.ts';
import { exportAnswer, shownUser, userAnswer } from './views.ts';

type PasswordChange = Parameters<AccountUseCases['changePassword']['check']>[1];
type Mine = Pick<AccountUseCases, 'show' | 'rename' | 'changePassword' | 'exportMe' | 'erase'>;

const tag = 'Me';
const exportHeaders = { 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'no-store' };
const passwordRefusals = ['account.credentials_wrong', 'account.sign_in_locked', 'account.passwords_busy'] as const;

export function meEndpoints(
  { show, rename, changePassword, exportMe, erase }: Mine,
  { cookies, exports }: AccountEndpointParts,
): readonly Endpoint<AccountFailure>[] {
  return [
    endpoint({
      method: 'GET',
      path: '/users/me',
      name: 'showMe',
      summary: 'Show the signed-in user',
      description: "The `ETag` is the user's version.",
      tag,
      access: 'user',
      success: { status: 200, description: 'The user', schema: userAnswer, headers: ['ETag'] },
      handle: sessionOnly(async ({ actor }) => (await show.execute(actor)).map(shownUser)),
    }),
    endpoint({
      method: 'PATCH',
      path: '/users/me',
      name: 'renameMe',
      summary: 'Change the name',
      description: 'Only the name can be changed here.',
      tag,
      access: 'user',
      body: renameBody,
      success: { status: 200, description: 'The user', schema: userAnswer, headers: ['ETag'] },
      failures: ['user.changed'],
      handle: sessionOnly(async ({ actor, body, expected }) =>
        (await rename.execute(actor, body.name, expected)).map(shownUser),
      ),
    }),
    endpoint({
      method: 'POST',
      path: '/users/me/password',
      name: 'changePassword',
      summary: 'Choose another password: every other session ends',
      description:
        'Wrong current passwords count as at log-in. With an `Idempotency-Key` the 204 is repeated; refusals are not kept.',
      tag,
      access: 'user',
      body: changePasswordBody,
      success: { status: 204, description: 'The password is the new one' },
      failures: passwordRefusals,
      // A wrong guess must stay counted: the record of an answer would take it back together with the refusal.
      ...inTwoSteps(
        sessionOnly(async ({ actor, body }: SignedInRequest<undefined, undefined, PasswordChange>) =>
          (await changePassword.check(actor, body)).map(
            (change) => async () => (await change()).map(() => ({ status: 204 })),
          ),
        ),
      ),
    }),
    endpoint({
      method: 'GET',
      path: '/users/me/export',
      name: 'exportMe',
      summary: 'Show everything that is kept about the user',
      description:
        'By kind of record, deleted ones that can still be restored included; all of one moment. One at a time of a user and few of all: more are 429. What takes over 60 s is cut off.',
      tag,
      access: 'user',
      success: { status: 200, description: 'By kind of record', schema: exportAnswer },
      handle: sessionOnly(async ({ actor }) => {
        const begin = async () => (await exportMe.execute(actor)).map(exportBody);
        const opened = await exports.open(actor.userId, begin);
        return opened.map((bytes) => ({ status: 200, headers: exportHeaders, bytes }));
      }),
    }),
    endpoint({
      method: 'DELETE',
      path: '/users/me',
      name: 'eraseMe',
      summary: 'Leave: sessions end, personal data is erased',
      description:
        'Needs the password. Projects and tasks go too; payments and the audit log stay, without personal data.',
      tag,
      access: 'user',
      body: passwordBody,
      success: { status: 204, description: 'Erased' },
      failures: passwordRefusals,
      handle: sessionOnly(async ({ actor, body, header }) =>
        (await erase.execute(actor, body.password)).map(() => ({
          status: 204,
          cookies: new TokenCookies(header, cookies).cleared(),
        })),
      ),
    }),
  ];
}
