import { asTheProductSays } from './as-documented.ts';
import { Client, type Received, type Sent } from './client.ts';
import type { ManualClock } from './manual-clock.ts';
import { type MemoryProduct, memoryProduct, secondsOf } from './memory-product.ts';
import { signed } from './todo-api.ts';

export interface V1Api {
  readonly clock: ManualClock;
  readonly token: string;
  readonly userId: string;
  readonly container: MemoryProduct['container'];
  /** Paths are below `/api/v1`. */
  get(path: string, headers?: Sent['headers']): Promise<Received>;
  post(path: string, json?: unknown, headers?: Sent['headers']): Promise<Received>;
  put(path: string, json: unknown, headers?: Sent['headers']): Promise<Received>;
  patch(path: string, json: unknown, headers?: Sent['headers']): Promise<Received>;
  delete(path: string, headers?: Sent['headers']): Promise<Received>;
  /** Creates something that must succeed, and gives what the answer says of it. */
  // biome-ignore lint/suspicious/noExplicitAny: the answer's data, as the client gets it
  created(path: string, json: unknown): Promise<any>;
  readonly ask: Client['ask'];
  /** The same product seen by another user. */
  as(userId: string): Promise<V1Api>;
}

type Product = Pick<MemoryProduct, 'listener' | 'clock' | 'container'>;

/** The whole product, asked by one user without a socket; on the memory store unless another is given. */
export async function v1Api(product: Product = memoryProduct(), userId = 'ada'): Promise<V1Api> {
  const client = new Client(product.listener, asTheProductSays(product.container));
  const now = secondsOf(product.clock.now());
  const token = await signed({ user_id: userId, email: `${userId}@example.com`, iat: now, exp: now + 90 * 24 * 3600 });
  const ask = (method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE') => (path: string, sent: Sent) =>
    client.ask(method, `/api/v1${path}`, { token, ...sent });
  const withBody =
    (method: 'POST' | 'PUT' | 'PATCH') =>
    (path: string, json?: unknown, headers: Sent['headers'] = {}) =>
      ask(method)(path, json === undefined ? { headers } : { json, headers });
  const api: V1Api = {
    ...product,
    token,
    userId,
    ask: client.ask.bind(client),
    get: (path, headers = {}) => ask('GET')(path, { headers }),
    delete: (path, headers = {}) => ask('DELETE')(path, { headers }),
    post: withBody('POST'),
    put: withBody('PUT'),
    patch: withBody('PATCH'),
    created: async (path, json) => {
      const { status, body, text } = await api.post(path, json);
      if (status !== 201) throw new Error(`nothing was created: ${status} ${text}`);
      return body.data;
    },
    as: (other) => v1Api(product, other),
  };
  return api;
}
