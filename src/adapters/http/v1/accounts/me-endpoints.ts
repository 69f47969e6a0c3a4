import type { AccountUseCases } from '../../../../application/accounts/use-cases.ts';
import { type Endpoint, endpoint } from '../../kit/endpoint.ts';
import { success } from '../contract.ts';
import type { AccountEndpointParts } from './endpoint-parts.ts';
import type { AccountFailure } from './failures.ts';
import { changePasswordBody, passwordBody, renameBody } from './requests.ts';
import { sessionOnly } from './session-only.ts';
import { TokenCookies } from './token-cookies.ts';
import { exportAnswer, shownUser, userAnswer } from './views.ts';

type Mine = Pick<AccountUseCases, 'show' | 'rename' | 'changePassword' | 'exportMe' | 'erase'>;

const tag = 'Me';
const passwordRefusals = ['account.credentials_wrong', 'account.sign_in_locked', 'account.passwords_busy'] as const;

export function meEndpoints(
  { show, rename, changePassword, exportMe, erase }: Mine,
  { cookies }: AccountEndpointParts,
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
      description: 'The current password is checked each time, so an `Idempotency-Key` has no effect here.',
      tag,
      access: 'user',
      // A wrong guess must stay counted: the record of an answer would take it back together with the refusal.
      idempotency: 'own',
      body: changePasswordBody,
      success: { status: 204, description: 'The password is the new one' },
      failures: passwordRefusals,
      handle: sessionOnly(async ({ actor, body }) =>
        (await changePassword.execute(actor, body)).map(() => ({ status: 204 })),
      ),
    }),
    endpoint({
      method: 'GET',
      path: '/users/me/export',
      name: 'exportMe',
      summary: 'Show everything that is kept about the user',
      description: 'By kind of record, deleted ones that can still be restored included.',
      tag,
      access: 'user',
      success: { status: 200, description: 'By kind of record', schema: exportAnswer },
      handle: sessionOnly(async ({ actor }) =>
        (await exportMe.execute(actor)).map((everything) => ({ status: 200, body: success(everything) })),
      ),
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
