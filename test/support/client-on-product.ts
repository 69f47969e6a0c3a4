import {
  type Client,
  type ClientOptions,
  createClient,
  memoryStorage,
  type TokenStorage,
} from '../../src/client/index.ts';
import { type AccountsApi, accountsApi, password } from './accounts-api.ts';
import { HttpListener } from './http-listener.ts';
import { UnreliableProxy } from './unreliable-proxy.ts';

/** The product on the memory store behind a proxy, and clients that reach it through that proxy alone. */
export interface ClientOnProduct {
  readonly api: AccountsApi;
  readonly proxy: UnreliableProxy;
  newClient(options?: Partial<ClientOptions>): Client;
  /** A new user who is signed in. */
  signedIn(options?: Partial<ClientOptions>): Promise<{ client: Client; storage: TokenStorage; email: string }>;
  /** Makes every access token that there is too old. */
  outlive(): void;
  close(): Promise<void>;
}

export async function clientOnProduct(): Promise<ClientOnProduct> {
  const api = await accountsApi();
  const server = await HttpListener.open(api.listener);
  const proxy = await UnreliableProxy.to(server.url);
  const on: ClientOnProduct = {
    api,
    proxy,
    newClient: (options = {}) => createClient({ baseUrl: proxy.url, ...options }),
    signedIn: async (options = {}) => {
      const storage = options.storage ?? memoryStorage();
      const client = on.newClient({ ...options, storage });
      const email = api.newEmail();
      // By one that waits as long as it takes: how soon somebody signs in is no part of what is tried.
      const { ok } = await on.newClient({ storage }).auth.register({ email, password, name: 'Ada Lovelace' });
      if (!ok) throw new Error('not signed in');
      return { client, storage, email };
    },
    outlive: () => api.clock.advance({ minutes: 16 }),
    close: async () => {
      await proxy.close();
      await server.close();
    },
  };
  return on;
}
