import { type Agent, request } from 'node:http';
import { buffer } from 'node:stream/consumers';

export interface Question {
  readonly port: number;
  readonly path: string;
  readonly method?: string;
  readonly token?: string | undefined;
  readonly json?: unknown;
  /** JSON as it is sent, instead of `json`. */
  readonly text?: string;
  /** The client's own address: any of 127.0.0.0/8. */
  readonly from: string;
  readonly agent?: Agent;
}

export interface Told {
  readonly status: number;
  readonly milliseconds: number;
  readonly body: Buffer;
}

/** Status 0: there was no answer. */
export function ask({
  port,
  path,
  method = 'GET',
  token,
  json,
  text = json === undefined ? undefined : JSON.stringify(json),
  from,
  agent,
}: Question): Promise<Told> {
  const since = performance.now();
  const headers = {
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    ...(text === undefined ? {} : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }),
  };
  const ended = (status: number, body: Buffer): Told => ({ status, body, milliseconds: performance.now() - since });
  return new Promise((resolve) => {
    const asking = request({ host: '127.0.0.1', port, path, method, headers, localAddress: from, agent }, (answer) =>
      buffer(answer).then(
        (body) => resolve(ended(answer.statusCode ?? 0, body)),
        () => resolve(ended(0, Buffer.alloc(0))),
      ),
    );
    asking.on('error', () => resolve(ended(0, Buffer.alloc(0))));
    asking.end(text);
  });
}
