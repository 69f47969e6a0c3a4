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

/** `others` has heard what other tabs said since the renewal was asked for. */
type Renew = (used: Used, others: Announcements) => Promise<Renewal>;

const shared = (name: string, work: Renew): ((used: Used) => Promise<Renewal>) => {
  let running: Promise<Renewal> | undefined;
  return (used) => {
    if (running !== undefined) return running;
    const others = new Announcements(name);
    running = alone(name, () => work(used, others)).finally(() => {
      others.close();
      running = undefined;
    });
    return running;
  };
};

/** Only the server's own word ends a session; whatever else goes wrong, the tokens stay for another try. */
const endsSession = (status: number): boolean => status === 400 || status === 401 || status === 403;

/** Milliseconds, and how often: browsers hand what a tab has stored to other tabs with a delay. */
const handing = { pause: 20, times: 25 };

export function bearerSession({ exchange, root }: Way, storage: TokenStorage): Session {
  /** Whether tokens are stored beyond those used; waits for them where another tab has said that it stored some. */
  const hasNewer = async (used: Used, others: Announcements): Promise<boolean> => {
    const wereRenewed = await others.since(0);
    for (let left = wereRenewed ? handing.times : 0; left > 0; left -= 1) {
      if ((await storage.get())?.accessToken !== used) return true;
      await new Promise((resolve) => setTimeout(resolve, handing.pause));
    }
    return false;
  };
  return {
    credentials: 'omit',
    use: async () => {
      const used = (await storage.get())?.accessToken;
      return { used, headers: used === undefined ? {} : { Authorization: `Bearer ${used}` } };
    },
    renew: shared(`mainstay ${root}`, async (used, others) => {
      const tokens = await storage.get();
      if (tokens === null) return 'over';
      if (tokens.accessToken !== used || (await hasNewer(used, others))) return 'renewed';
      // A refresh token whose answer was lost gives the same successor once more.
      const { refreshToken } = tokens;
      const request = { method: 'POST', url: `${root}/auth/refresh`, headers: json, credentials: 'omit' } as const;
      const body = JSON.stringify({ refreshToken });
      const { reply } = await repeatedly(() => exchange({ ...request, body }, undefined), undefined);
      if ('failure' in reply) return reply;
      if (reply.status === 200) {
        await storage.set((reply.body as { data: { tokens: Tokens } }).data.tokens);
        others.announce();
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
