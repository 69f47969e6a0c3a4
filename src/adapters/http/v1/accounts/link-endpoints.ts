import { err, type Result } from 'neverthrow';
import type { AccountUseCases } from '../../../../application/accounts/use-cases.ts';
import { type Answer, type Endpoint, endpoint } from '../../kit/endpoint.ts';
import { success } from '../contract.ts';
import type { AccountEndpointParts } from './endpoint-parts.ts';
import type { AccountFailure } from './failures.ts';
import { emailBody, resetBody, tokenBody } from './requests.ts';
import { sessionOnly } from './session-only.ts';
import { messageAnswer } from './views.ts';

const tag = 'Auth';
const accepted = (message: string): Answer => ({ status: 202, body: success(null, { message }) });

export function linkEndpoints(
  { forgotPassword, resetPassword, verifyEmail, resendVerification }: AccountUseCases,
  { rateLimits }: AccountEndpointParts,
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
      handle: async ({ body, origin }): Promise<Result<Answer, AccountFailure>> => {
        const counted = await rateLimits.countSignIn(body.email, origin);
        if (counted.isErr()) return err(counted.error);
        const forgotten = await forgotPassword.execute(body.email, origin);
        return forgotten.map(() => accepted('If there is an account with this e-mail, a link is on its way'));
      },
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
      handle: async ({ body, origin }) => (await resetPassword.execute(body, origin)).map(() => ({ status: 204 })),
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
      handle: async ({ body, origin }) => (await verifyEmail.execute(body.token, origin)).map(() => ({ status: 204 })),
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
      handle: sessionOnly(async ({ actor }) =>
        (await resendVerification.execute(actor)).map(() =>
          accepted('If the address is not verified yet, a link is on its way'),
        ),
      ),
    }),
  ];
}
