import type { RequestListener } from 'node:http';
import inject from 'light-my-request';

export interface Sent {
  readonly token?: string;
  /** Sent as JSON. */
  readonly json?: unknown;
  /** Sent as it is. */
  readonly raw?: string | Buffer;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Received {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly text: string;
  // biome-ignore lint/suspicious/noExplicitAny: tests read bodies of every shape and assert what they find
  readonly body: any;
}

type Verb = 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'OPTIONS' | 'TRACE';

type Check = (method: string, path: string, received: Received) => void;

/** Asks a listener without a socket. `check` sees every answer and may refuse it. */
export class Client {
  readonly #listener: RequestListener;
  readonly #check: Check;

  constructor(listener: RequestListener, check: Check = () => {}) {
    this.#listener = listener;
    this.#check = check;
  }

  async ask(method: Verb, path: string, { token, json, raw, headers = {} }: Sent = {}): Promise<Received> {
    const response = await inject(this.#listener as never, {
      method: method as never,
      url: path,
      headers: {
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(json === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(json === undefined && raw === undefined ? {} : { payload: raw ?? JSON.stringify(json) }),
    });
    const text = response.payload;
    const isJson = String(response.headers['content-type']).startsWith('application/json');
    const received: Received = {
      status: response.statusCode,
      headers: response.headers as Received['headers'],
      text,
      body: isJson && text !== '' ? JSON.parse(text) : undefined,
    };
    this.#check(method, path, received);
    return received;
  }
}
