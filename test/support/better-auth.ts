import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { betterAuth } from 'better-auth';
import { memoryAdapter } from 'better-auth/adapters/memory';
import { toNodeHandler } from 'better-auth/node';
import { type JwtOptions, jwt } from 'better-auth/plugins';

interface Options {
  readonly secret: string;
  /** The JWT plugin's own options; left out, its default form. */
  readonly jwt?: JwtOptions;
  /** Let the session cookie carry a JWT, signed with the shared secret or, where `keys`, with the plugin's keys. */
  readonly cookieCache?: 'secret' | 'keys';
}

export interface Visitor {
  readonly userId: string;
  readonly email: string;
  /** What the browser would send back. */
  readonly cookies: string;
  /** The JWT in the session's cookie, where the server was asked to put one there. */
  readonly cookieJwt: string | undefined;
}

/** A real Better Auth server with accounts in memory, on a port of its own. */
export class BetterAuth {
  readonly url: string;
  /** Paths of the requests that came in. */
  readonly requests: string[] = [];
  /** The tokens in the verification mails that it sent. */
  readonly verificationTokens: string[] = [];
  readonly #tables: Record<string, { readonly id: string }[]> = {};
  readonly #port: number;
  readonly #serve: ReturnType<typeof toNodeHandler>;
  #server: Server | undefined;

  private constructor(options: Options, port: number) {
    this.#port = port;
    this.url = `http://127.0.0.1:${port}`;
    for (const model of ['user', 'session', 'account', 'verification', 'jwks']) this.#tables[model] = [];
    this.#serve = toNodeHandler(this.#auth(options));
  }

  static async start(options: Options): Promise<BetterAuth> {
    const probe = createServer().listen(0, '127.0.0.1');
    await once(probe, 'listening');
    const { port } = probe.address() as AddressInfo;
    await close(probe);
    const betterAuth = new BetterAuth(options, port);
    await betterAuth.resume();
    return betterAuth;
  }

  /** Takes the server off the network; its accounts and keys stay for `resume`. */
  async stop(): Promise<void> {
    if (this.#server !== undefined) await close(this.#server);
    this.#server = undefined;
  }

  async resume(): Promise<void> {
    this.#server = createServer((request, response) => {
      this.requests.push(request.url ?? '');
      void this.#serve(request, response);
    }).listen(this.#port, '127.0.0.1');
    await once(this.#server, 'listening');
  }

  get keyFetches(): number {
    return this.requests.filter((path) => path === '/api/auth/jwks').length;
  }

  async signUp(email = 'ada@example.com', name = 'Ada Lovelace'): Promise<Visitor> {
    const response = await this.#post('/sign-up/email', { email, name, password: 'correct horse battery' });
    const { user } = (await response.json()) as { user: { id: string } };
    const cookies = response.headers.getSetCookie().map((cookie) => cookie.split(';')[0] ?? '');
    const cookieJwt = cookies.find((cookie) => cookie.startsWith('better-auth.session_data='))?.split('=')[1];
    return { userId: user.id, email, cookies: cookies.join('; '), cookieJwt };
  }

  /** What the front end sends to its own backend. */
  async token(visitor: Visitor): Promise<string> {
    const response = await fetch(`${this.url}/api/auth/token`, { headers: { cookie: visitor.cookies } });
    const { token } = (await response.json()) as { token: string };
    return token;
  }

  async changeEmail(visitor: Visitor, newEmail: string): Promise<void> {
    await this.#post('/change-email', { newEmail }, visitor.cookies);
  }

  /** The next token comes with a new key; the old ones are published on, or not. */
  rotateKeys(old: 'published' | 'withdrawn'): void {
    const jwks = this.#tables['jwks'] as { id: string; expiresAt?: Date }[];
    if (old === 'withdrawn') jwks.length = 0;
    else for (const key of jwks) key.expiresAt = new Date(Date.now() - 1000);
  }

  #auth({ secret, jwt: plugin, cookieCache }: Options) {
    return betterAuth({
      baseURL: this.url,
      secret,
      database: memoryAdapter(this.#tables),
      telemetry: { enabled: false },
      logger: { disabled: true },
      rateLimit: { enabled: false },
      emailAndPassword: { enabled: true },
      emailVerification: {
        sendOnSignUp: true,
        sendVerificationEmail: async ({ token }) => void this.verificationTokens.push(token),
      },
      user: { changeEmail: { enabled: true, updateEmailWithoutVerification: true } },
      ...(cookieCache && { session: { cookieCache: { enabled: true, strategy: 'jwt' as const } } }),
      plugins: [jwt({ ...plugin, ...(cookieCache === 'keys' && { sessionCookieCache: true }) })],
    });
  }

  async #post(path: string, body: unknown, cookie = ''): Promise<Response> {
    const headers = { 'content-type': 'application/json', origin: this.url, cookie };
    const response = await fetch(`${this.url}/api/auth${path}`, {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return response;
  }
}

async function close(server: Server): Promise<void> {
  server.close();
  server.closeAllConnections();
  await once(server, 'close');
}
