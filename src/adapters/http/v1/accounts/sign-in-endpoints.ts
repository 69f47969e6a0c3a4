import { err, ok, type Result } from 'neverthrow';
import type { AccountUseCases } from '../../../../application/accounts/use-cases.ts';
import { type InvalidInput, invalidInput } from '../../../../domain/kernel/failure.ts';
import { type Answer, type Endpoint, type EndpointRequest, endpoint } from '../../kit/endpoint.ts';
import { samples } from '../../kit/openapi/samples.ts';
import type { AccountEndpointParts } from './endpoint-parts.ts';
import type { AccountFailure } from './failures.ts';
import { logInBody, refreshBody, registerBody } from './requests.ts';
import { TokenCookies, tokenInCookie } from './token-cookies.ts';
import { refreshed, signedIn, signedInAnswer, tokensAnswer } from './views.ts';

type Request<Body> = EndpointRequest<undefined, undefined, Body>;

const tag = 'Auth';
const missingToken = invalidInput({ field: 'refreshToken', rule: 'required', constraint: 'required' });
const cookieMode = 'With `X-Auth-Mode: cookie` the tokens go into cookies, and the body holds only `expiresIn`.';

export function signInEndpoints(
  { register, logIn, refresh }: Pick<AccountUseCases, 'register' | 'logIn' | 'refresh'>,
  { rateLimits, checkOrigin, cookies: settings }: AccountEndpointParts,
): readonly Endpoint<AccountFailure>[] {
  const cookiesFor = ({ header }: Pick<Request<unknown>, 'header'>): TokenCookies | undefined =>
    header('x-auth-mode')?.trim().toLowerCase() === 'cookie' ? new TokenCookies(header, settings) : undefined;

  /** The token of the body, or else of the cookie: what came by cookie goes back by cookie only. */
  const refreshToken = ({
    body,
    header,
  }: Request<{ refreshToken?: string | undefined }>): Result<
    { token: string; cookies?: TokenCookies },
    AccountFailure | InvalidInput
  > => {
    if (body.refreshToken !== undefined) return ok({ token: body.refreshToken });
    const token = tokenInCookie('refresh', header('cookie'));
    if (token === undefined) return err(missingToken);
    return checkOrigin(header('origin'), header('host')).map(() => ({
      token,
      cookies: new TokenCookies(header, settings),
    }));
  };

  return [
    endpoint({
      method: 'POST',
      path: '/auth/register',
      name: 'register',
      summary: 'Make an account and sign in',
      description: cookieMode,
      tag,
      access: 'public',
      headers: ['X-Auth-Mode'],
      body: registerBody,
      success: {
        status: 201,
        description: 'The user and their tokens',
        schema: signedInAnswer,
        shows: { data: { user: { email: samples.newEmail } } },
      },
      failures: ['account.email_taken', 'account.passwords_busy'],
      handle: async (request): Promise<Result<Answer, AccountFailure>> => {
        const counted = await rateLimits.countSignIn(request.body.email, request.origin);
        if (counted.isErr()) return err(counted.error);
        return (await register.execute(request.body, request.origin)).map(signedIn(201, cookiesFor(request)));
      },
    }),
    endpoint({
      method: 'POST',
      path: '/auth/login',
      name: 'logIn',
      summary: 'Sign in',
      description: cookieMode,
      tag,
      access: 'public',
      headers: ['X-Auth-Mode'],
      body: logInBody,
      success: { status: 200, description: 'The user and their tokens', schema: signedInAnswer },
      failures: ['account.credentials_wrong', 'account.sign_in_locked', 'account.disabled', 'account.passwords_busy'],
      handle: async (request): Promise<Result<Answer, AccountFailure>> => {
        const counted = await rateLimits.countSignIn(request.body.email, request.origin);
        if (counted.isErr()) return err(counted.error);
        return (await logIn.execute(request.body, request.origin)).map(signedIn(200, cookiesFor(request)));
      },
    }),
    endpoint({
      method: 'POST',
      path: '/auth/refresh',
      name: 'refresh',
      summary: 'Renew the tokens',
      description: `Each refresh token is used once. By cookie no body is needed. ${cookieMode}`,
      tag,
      access: 'public',
      headers: ['X-Auth-Mode'],
      body: refreshBody,
      mayLackBody: true,
      success: { status: 200, description: 'New tokens', schema: tokensAnswer },
      failures: ['session.refresh_refused', 'session.stolen', 'csrf.rejected'],
      handle: async (request): Promise<Result<Answer, AccountFailure>> => {
        const sent = refreshToken(request);
        if (sent.isErr()) return err(sent.error);
        const { token, cookies } = sent.value;
        const counted = await rateLimits.countRefresh(token, request.origin);
        if (counted.isErr()) return err(counted.error);
        return (await refresh.execute(token, request.origin)).map(refreshed(cookies ?? cookiesFor(request)));
      },
    }),
  ];
}
