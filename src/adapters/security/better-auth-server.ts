import { err, ok, type Result } from 'neverthrow';

/** A Better Auth server whose tokens are trusted. */
export interface BetterAuthServer {
  readonly jwksUrl: string;
  readonly issuer: string;
  readonly audience: string;
}

export interface BetterAuthSettings {
  readonly url?: string | undefined;
  readonly jwksUrl?: string | undefined;
  readonly issuer?: string | undefined;
  readonly audience?: string | undefined;
}

const names = {
  url: 'BETTER_AUTH_URL',
  jwksUrl: 'BETTER_AUTH_JWKS_URL',
  issuer: 'BETTER_AUTH_ISSUER',
  audience: 'BETTER_AUTH_AUDIENCE',
} as const;

export interface SettingMistake {
  readonly name: (typeof names)[keyof typeof names];
  readonly mistake: string;
}

/** What the settings say of the server, with the defaults filled in; undefined where they name none. */
export function betterAuthServer(
  given: BetterAuthSettings,
): Result<BetterAuthServer | undefined, readonly SettingMistake[]> {
  const { url, jwksUrl, issuer, audience } = given;
  if ([url, jwksUrl, issuer, audience].every((value) => value === undefined)) return ok(undefined);
  const mistakes: SettingMistake[] = [];
  const missing = (name: keyof typeof names) => {
    if (given.url === undefined)
      mistakes.push({ name: names[name], mistake: 'needed where BETTER_AUTH_URL is not set' });
    return '';
  };
  for (const name of ['url', 'jwksUrl'] as const) {
    const value = given[name];
    if (value !== undefined && !isHttpUrl(value))
      mistakes.push({ name: names[name], mistake: 'must be an http or https URL' });
  }
  const origin = url !== undefined && isHttpUrl(url) ? new URL(url).origin : undefined;
  const server = {
    jwksUrl: jwksUrl ?? (url === undefined ? missing('jwksUrl') : `${url.replace(/\/+$/, '')}/api/auth/jwks`),
    issuer: issuer ?? origin ?? missing('issuer'),
    audience: audience ?? origin ?? missing('audience'),
  };
  if (reservedIssuers.includes(server.issuer))
    mistakes.push({ name: names.issuer, mistake: 'must not be a name that is used inside' });
  return mistakes.length > 0 ? err(mistakes) : ok(server);
}

/** The names of our own issuers: a server that used one would reach users who are not its own. */
const reservedIssuers: readonly string[] = ['mainstay', 'shared-secret'];

const isHttpUrl = (text: string): boolean => /^https?:\/\//i.test(text) && URL.canParse(text);
