import { type Agent, request } from 'node:http';
import { buffer } from 'node:stream/consumers';

export interface Call {
  readonly port: number;
  readonly method?: string;
  readonly path: string;
  readonly token?: string | undefined;
  readonly key?: string;
  readonly type?: string;
  readonly json?: unknown;
  /** What is sent as it is, instead of `json`. */
  readonly body?: string;
  /** The client's own address: any of 127.0.0.0/8. */
  readonly from: string;
  readonly agent?: Agent;
}

export interface Answer {
  /** 0: there was none. */
  readonly status: number;
  readonly body: Buffer;
  readonly milliseconds: number;
  /** Why there was none. */
  readonly why: string;
}

/** Milliseconds without a byte, as an impatient client has it. */
const patience = 15_000;

export function call({
  port,
  method = 'GET',
  path,
  token,
  key,
  type,
  json,
  body = json === undefined ? undefined : JSON.stringify(json),
  from,
  agent,
}: Call): Promise<Answer> {
  const since = performance.now();
  const headers = {
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    ...(key === undefined ? {} : { 'idempotency-key': key }),
    ...(body === undefined
      ? {}
      : { 'content-type': type ?? 'application/json', 'content-length': Buffer.byteLength(body) }),
  };
  return new Promise((resolve) => {
    const end = (status: number, bytes = Buffer.alloc(0), why = '') =>
      resolve({ status, body: bytes, milliseconds: performance.now() - since, why });
    const asking = request(
      { host: '127.0.0.1', port, path, method, headers, localAddress: from, agent, timeout: patience },
      (answer) =>
        buffer(answer).then(
          (bytes) => end(answer.statusCode ?? 0, bytes),
          (error: Error) => end(0, undefined, error.message),
        ),
    );
    asking.on('timeout', () => asking.destroy(new Error('no answer')));
    asking.on('error', (error) => end(0, undefined, error.message));
    asking.end(body);
  });
}
