import { z } from 'zod';
import type { SessionView } from '../../../../application/accounts/sessions/list-sessions.ts';
import type { SignedIn, Tokens } from '../../../../application/accounts/sessions/token-issuer.ts';
import type { User } from '../../../../domain/accounts/user.ts';
import type { Answer } from '../../kit/endpoint.ts';
import { samples } from '../../kit/openapi/samples.ts';
import { success } from '../contract.ts';
import type { TokenCookies } from './token-cookies.ts';

const moment = z.iso.datetime();
const envelope = <T extends z.ZodType>(data: T) => z.object({ success: z.literal(true), data });

const userView = z
  .object({
    id: z.string().meta({ examples: [samples.userId] }),
    email: z
      .string()
      .nullable()
      .meta({ examples: [samples.email] }),
    name: z
      .string()
      .nullable()
      .meta({ examples: ['Ada Lovelace'] }),
    role: z.enum(['user', 'admin']),
    emailVerified: z.boolean(),
    createdAt: moment,
    updatedAt: moment,
  })
  .meta({ id: 'User' });

const expiresIn = z.int().meta({ description: 'Seconds that the access token lives', examples: [900] });

const bearerTokens = z
  .object({
    accessToken: z.string().meta({ examples: ['eyJhbGciOiJIUzI1NiJ9.eyJ1c2VyX2lkIjoiMDE5OWUzZDIifQ.c2lnbmF0dXJl'] }),
    refreshToken: z.string().meta({ examples: [samples.refreshToken] }),
    expiresIn,
  })
  .meta({ id: 'Tokens' });

const cookieTokens = z
  .object({ expiresIn })
  .meta({ id: 'CookieTokens', description: 'With `X-Auth-Mode: cookie`: the tokens themselves are in cookies' });

const tokensView = z.union([bearerTokens, cookieTokens]);

const sessionView = z
  .object({
    id: z.uuid().meta({ examples: [samples.sessionId] }),
    createdAt: moment,
    lastUsedAt: moment,
    expiresAt: moment,
    userAgent: z
      .string()
      .nullable()
      .meta({ examples: ['Mozilla/5.0'] }),
    ip: z
      .string()
      .nullable()
      .meta({ examples: ['203.0.113.7'] }),
    current: z.boolean().meta({ examples: [true] }),
  })
  .meta({ id: 'Session' });

export const userAnswer = envelope(userView);
export const signedInAnswer = envelope(z.object({ user: userView, tokens: tokensView }));
export const tokensAnswer = envelope(z.object({ tokens: tokensView }));
export const sessionsAnswer = envelope(z.array(sessionView));
export const exportAnswer = envelope(
  z
    .looseObject({ user: userView.pick({ id: true, email: true, name: true, role: true }).loose() })
    .meta({ id: 'Export' }),
);
export const messageAnswer = z.object({ success: z.literal(true), data: z.null(), message: z.string() });

export const presentUser = ({ facts }: User): z.infer<typeof userView> => ({
  id: facts.id,
  email: facts.email,
  name: facts.name,
  role: facts.role,
  emailVerified: facts.emailVerifiedAt !== null,
  createdAt: facts.createdAt,
  updatedAt: facts.updatedAt,
});

export const shownUser = (user: User): Answer => ({
  status: 200,
  body: success(presentUser(user)),
  version: user.facts.version,
});

export const presentSession = (session: SessionView): z.infer<typeof sessionView> => ({
  id: session.id,
  createdAt: session.createdAt,
  lastUsedAt: session.lastUsedAt,
  expiresAt: session.expiresAt,
  userAgent: session.userAgent,
  ip: session.address,
  current: session.current,
});

/** Into cookies if there are some, else into the body; never into both. */
const presentTokens = (tokens: Tokens, cookies: TokenCookies | undefined): z.infer<typeof tokensView> =>
  cookies === undefined
    ? {
        accessToken: tokens.accessToken.reveal(),
        refreshToken: tokens.refreshToken.reveal(),
        expiresIn: tokens.expiresIn,
      }
    : { expiresIn: tokens.expiresIn };

const cookiesOf = (tokens: Tokens, cookies: TokenCookies | undefined): Pick<Answer, 'cookies'> =>
  cookies === undefined ? {} : { cookies: cookies.holding(tokens) };

export const signedIn =
  (status: number, cookies: TokenCookies | undefined) =>
  ({ user, tokens }: SignedIn): Answer => ({
    status,
    body: success({ user: presentUser(user), tokens: presentTokens(tokens, cookies) }),
    ...cookiesOf(tokens, cookies),
  });

export const refreshed =
  (cookies: TokenCookies | undefined) =>
  (tokens: Tokens): Answer => ({
    status: 200,
    body: success({ tokens: presentTokens(tokens, cookies) }),
    ...cookiesOf(tokens, cookies),
  });
