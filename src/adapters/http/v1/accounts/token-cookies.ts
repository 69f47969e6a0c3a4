import type { Tokens } from '../../../../application/accounts/sessions/token-issuer.ts';

const names = { access: 'access_token', refresh: 'refresh_token' } as const;
const paths = { access: '/api/v1', refresh: '/api/v1/auth' } as const;
/** Where browsers keep `Secure` cookies out of plain http, although nobody can listen in between. */
const ownMachine = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/i;

type Header = (name: string) => string | undefined;

export interface CookieSettings {
  /** Whether what proxies say of the client's protocol is believed. */
  readonly behindProxies: boolean;
  /** There every cookie is `Secure`, whatever a proxy makes of the host. */
  readonly isProduction: boolean;
}

/** Cookies that hold the tokens, for web pages: no script can read them, no other site makes a browser send them. */
export class TokenCookies {
  readonly #attributes: string;

  constructor(header: Header, { behindProxies, isProduction }: CookieSettings) {
    const isEncrypted = behindProxies && header('x-forwarded-proto')?.split(',').at(-1)?.trim() === 'https';
    const isPlain = !isProduction && !isEncrypted && ownMachine.test(header('host') ?? '');
    this.#attributes = `HttpOnly; SameSite=Strict${isPlain ? '' : '; Secure'}`;
  }

  holding({ accessToken, refreshToken, expiresIn, refreshExpiresIn }: Tokens): readonly string[] {
    return [
      this.#cookie('access', accessToken.reveal(), expiresIn),
      this.#cookie('refresh', refreshToken.reveal(), refreshExpiresIn),
    ];
  }

  cleared(): readonly string[] {
    return [this.#cookie('access', '', 0), this.#cookie('refresh', '', 0)];
  }

  #cookie(which: keyof typeof names, value: string, seconds: number): string {
    return `${names[which]}=${value}; Path=${paths[which]}; Max-Age=${seconds}; ${this.#attributes}`;
  }
}

/** The value of a token's cookie. Of several cookies of one name the first counts: it has the most specific path. */
export function tokenInCookie(which: keyof typeof names, cookieHeader: string | undefined): string | undefined {
  for (const pair of cookieHeader?.split(';') ?? []) {
    const at = pair.indexOf('=');
    if (at > 0 && pair.slice(0, at).trim() === names[which]) return pair.slice(at + 1).trim() || undefined;
  }
  return undefined;
}
