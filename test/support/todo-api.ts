import { SignJWT } from 'jose';
import { asTheProductSays } from './as-documented.ts';
import { Client, type Received } from './client.ts';
import type { ManualClock } from './manual-clock.ts';
import { memoryProduct, type ProductSettings, secondsOf, sharedSecret } from './memory-product.ts';

export interface TodoApi {
  readonly ask: Client['ask'];
  readonly clock: ManualClock;
  readonly token: string;
  readonly userId: string;
  /** The path below the user's own. */
  path(below: string): string;
  get(below: string): Promise<Received>;
  post(below: string, json: unknown): Promise<Received>;
  put(below: string, json: unknown): Promise<Received>;
  patch(below: string, json: unknown): Promise<Received>;
  delete(below: string): Promise<Received>;
  /** Creates a task that must succeed. */
  // biome-ignore lint/suspicious/noExplicitAny: the answer's data, as the client gets it
  created(json: unknown): Promise<any>;
  /** The same product seen by another user. */
  as(userId: string): Promise<TodoApi>;
}

/** A token as a front end's server signs it with the shared secret. */
export const signed = (claims: Record<string, unknown>, secret = sharedSecret): Promise<string> =>
  new SignJWT(claims).setProtectedHeader({ alg: 'HS256' }).sign(new TextEncoder().encode(secret));

/** The whole product on the memory store, asked by one user without a socket. */
export async function todoApi(settings: ProductSettings = {}, userId = 'ada'): Promise<TodoApi> {
  const product = memoryProduct(settings);
  const client = new Client(product.listener, asTheProductSays(product.container));
  const now = secondsOf(product.clock.now());
  const asUser = async (id: string): Promise<TodoApi> => {
    const token = await signed({ user_id: id, email: `${id}@example.com`, iat: now, exp: now + 10 * 24 * 3600 });
    const path = (below: string) => `/api/${encodeURIComponent(id)}${below}`;
    const api: TodoApi = {
      ask: client.ask.bind(client),
      clock: product.clock,
      token,
      userId: id,
      path,
      get: (below) => client.ask('GET', path(below), { token }),
      post: (below, json) => client.ask('POST', path(below), { token, json }),
      put: (below, json) => client.ask('PUT', path(below), { token, json }),
      patch: (below, json) => client.ask('PATCH', path(below), { token, json }),
      delete: (below) => client.ask('DELETE', path(below), { token }),
      created: async (json) => {
        const { status, body, text } = await api.post('/tasks', json);
        if (status !== 201) throw new Error(`the task was not created: ${status} ${text}`);
        return body.data;
      },
      as: asUser,
    };
    return api;
  };
  return asUser(userId);
}
