import { Announcements, alone } from './alone.ts';
import type { Credentials, Exchange, Unanswered } from './exchange.ts';
import { repeatedly } from './repeat.ts';
import type { TokenStorage, Tokens } from './storage.ts';

/** What an attempt was authorized by: an access token, or in cookie mode the moment it was sent at. */
export type Used = string | number | undefined;
export type Renewal = 'renewed' | 'over' | Unanswered;

interface Way {
  readonly exchange: Exchange;
  readonly root: string;
}

/** A session whose tokens are renewed by themselves, once for whoever waits for it, in this tab and in others. */
export interface Session {
  readonly credentials: Credentials;
  use(): Promise<{ readonly used: Used; readonly headers: Readonly<Record<string, string>> }>;
  renew(used: Used): Promise<Renewal>;
  /** The body of a request that renews the tokens; none in cookie mode. */
  refreshing(): Promise<object | undefined>;
  begin(tokens: Tokens): Promise<void>;
  end(): Promise<void>;
}

const json = { 'Content-Type': 'application/json' };

const shared = (name: string, work: (used: Used) => Promise<Renewal>): ((used: Used) => Promise<Renewal>) => {
  let running: Promise<Renewal> | undefined;
  return (used) => {
    running ??= alone(name, () => work(used)).finally(() => {
      running = undefined;
    });
    return running;
  };
};

/** Only the server's own word ends a session; whatever else goes wrong, the tokens stay for another try. */
const endsSession = (status: number): boolean => status === 400 || status === 401 || status === 403;

export function bearerSession({ exchange, root }: Way, storage: TokenStorage): Session {
  return {
    credentials: 'omit',
    use: async () => {
      const used = (await storage.get())?.accessToken;
      return { used, headers: used === undefined ? {} : { Authorization: `Bearer ${used}` } };
    },
    renew: shared(`mainstay ${root}`, async (used) => {
      const tokens = await storage.get();
      if (tokens === null) return 'over';
      if (tokens.accessToken !== used) return 'renewed';
      // A refresh token whose answer was lost gives the same successor once more.
      const { refreshToken } = tokens;
      const request = { method: 'POST', url: `${root}/auth/refresh`, headers: json, credentials: 'omit' } as const;
      const body = JSON.stringify({ refreshToken });
      const { reply } = await repeatedly(() => exchange({ ...request, body }, undefined), undefined);
      if ('failure' in reply) return reply;
      if (reply.status === 200) {
        await storage.set((reply.body as { data: { tokens: Tokens } }).data.tokens);
        return 'renewed';
      }
      if (!endsSession(reply.status)) return late(reply.status);
      if ((await storage.get())?.refreshToken !== refreshToken) return 'renewed';
      await storage.clear();
      return 'over';
    }),
    refreshing: async () => {
      const tokens = await storage.get();
      return tokens === null ? undefined : { refreshToken: tokens.refreshToken };
    },
    begin: async (tokens) => storage.set(tokens),
    end: async () => storage.clear(),
  };
}

/** The browser keeps the tokens and shows them to nobody: when they were last renewed is all that tabs can tell. */
export function cookieSession({ exchange, root }: Way): Session {
  const renewals = new Announcements(`mainstay ${root}`);
  const headers = { 'X-Auth-Mode': 'cookie' };
  return {
    credentials: 'include',
    use: async () => ({ used: Date.now(), headers }),
    renew: shared(`mainstay ${root}`, async (used) => {
      if (await renewals.since(Number(used))) return 'renewed';
      const request = { method: 'POST', url: `${root}/auth/refresh`, headers, credentials: 'include' } as const;
      const { reply } = await repeatedly(() => exchange(request, undefined), undefined);
      if ('failure' in reply) return reply;
      if (reply.status !== 200) return endsSession(reply.status) ? 'over' : late(reply.status);
      renewals.announce();
      return 'renewed';
    }),
    refreshing: async () => undefined,
    begin: async () => renewals.announce(),
    end: async () => {},
  };
}

const late = (status: number): Unanswered => ({
  failure: { code: 'NETWORK_FAILURE', message: 'The tokens could not be renewed now', status },
});
