import { safeTry } from 'neverthrow';
import { type Answer, type Endpoint, endpoint } from '../../kit/endpoint.ts';
import { success } from '../contract.ts';
import type { AccountFailure } from './failures.ts';
import { ofSession } from './of-session.ts';
import { emailBody, resetBody, tokenBody } from './requests.ts';
import type { AccountSurroundings, AccountUseCases } from './use-cases.ts';
import { messageAnswer } from './views.ts';

const tag = 'Auth';
const accepted = (message: string): Answer => ({ status: 202, body: success(null, { message }) });

export function linkEndpoints(
  { forgot, reset, verify, resend }: Pick<AccountUseCases, 'forgot' | 'reset' | 'verify' | 'resend'>,
  { gate }: AccountSurroundings,
): readonly Endpoint<AccountFailure>[] {
  return [
    endpoint({
      method: 'POST',
      path: '/auth/forgot-password',
      name: 'forgotPassword',
      summary: 'Ask for a link to reset the password',
      description: 'The answer is the same whether or not anybody has the address.',
      tag,
      access: 'public',
      body: emailBody,
      success: {
        status: 202,
        description: 'A mail is sent if the address is known',
        schema: messageAnswer,
        shows: { message: 'If there is an account with this e-mail, a link is on its way' },
      },
      handle: ({ body, origin }) =>
        safeTry(async function* () {
          yield* gate.admit(body.email, origin);
          return forgot
            .execute(body.email, origin)
            .map(() => accepted('If there is an account with this e-mail, a link is on its way'));
        }),
    }),
    endpoint({
      method: 'POST',
      path: '/auth/reset-password',
      name: 'resetPassword',
      summary: 'Choose a new password by a mailed link',
      description: 'Every session of the user ends. A password that is refused does not use the link up.',
      tag,
      access: 'public',
      body: resetBody,
      success: { status: 204, description: 'The password is the new one' },
      failures: ['account.link_invalid', 'account.passwords_busy'],
      handle: ({ body, origin }) => reset.execute(body, origin).map(() => ({ status: 204 })),
    }),
    endpoint({
      method: 'POST',
      path: '/auth/verify-email',
      name: 'verifyEmail',
      summary: 'Verify the e-mail address by a mailed link',
      description: 'The token comes by mail at registration and on request, is good for 24 hours, and works once.',
      tag,
      access: 'public',
      body: tokenBody,
      success: { status: 204, description: 'The address is verified' },
      failures: ['account.link_invalid'],
      handle: ({ body, origin }) => verify.execute(body.token, origin).map(() => ({ status: 204 })),
    }),
    endpoint({
      method: 'POST',
      path: '/auth/verify-email/resend',
      name: 'resendVerification',
      summary: 'Ask for another link to verify the e-mail address',
      description: 'A newer link cancels the older ones. Nothing is sent to an address that is verified already.',
      tag,
      access: 'user',
      success: {
        status: 202,
        description: 'A mail is sent unless the address is verified',
        schema: messageAnswer,
        shows: { message: 'If the address is not verified yet, a link is on its way' },
      },
      handle: ofSession(({ actor }) =>
        resend.execute(actor).map(() => accepted('If the address is not verified yet, a link is on its way')),
      ),
    }),
  ];
}
