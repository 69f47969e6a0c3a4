import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { StripeLedger, type StripeReply } from './stripe-ledger.ts';

/** What the next answer suffers: `lost` does the work and cuts the line, `cut` cuts it before; a reply is sent in place of the work. */
export type Trouble = 'lost' | 'cut' | 'slow' | StripeReply;

/** A local server that speaks Stripe's protocol: form bodies, bearer keys, idempotency, errors in Stripe's words. */
export class StripeServer {
  readonly ledger = new StripeLedger();
  readonly seen: { readonly method: string; readonly path: string; readonly key: string | undefined }[] = [];
  troubles: Trouble[] = [];
  readonly #server: Server;

  constructor() {
    this.#server = createServer((request, response) => void this.#serve(request, response));
  }

  async listen(host = '127.0.0.1'): Promise<string> {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#server.listen(0, host, resolve);
    await promise;
    const name = host.includes(':') ? `[${host}]` : host;
    return `http://${name}:${(this.#server.address() as AddressInfo).port}`;
  }

  close(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let body = '';
    for await (const chunk of request) body += String(chunk);
    const { method = '', url = '', headers } = request;
    const { pathname, searchParams } = new URL(url, 'http://stripe');
    const key = headers['idempotency-key'] === undefined ? undefined : String(headers['idempotency-key']);
    this.seen.push({ method, path: pathname, key });
    const trouble = this.troubles.shift();
    if (trouble === 'cut') return void request.socket.destroy();
    if (trouble === 'slow') return;
    if (typeof trouble === 'object') return answer(response, trouble);
    if (headers.authorization !== 'Bearer sk_test_local')
      return answer(response, {
        status: 401,
        body: { error: { type: 'invalid_request_error', message: 'Invalid API Key provided: sk_test_******' } },
      });
    const reply = this.ledger.call(method, pathname, new URLSearchParams(method === 'GET' ? searchParams : body), key);
    if (trouble === 'lost') return void request.socket.destroy();
    answer(response, reply);
  }
}

function answer(response: ServerResponse, { status, body, headers = {} }: StripeReply): void {
  response.writeHead(status, { 'Content-Type': 'application/json', 'Request-Id': 'req_local', ...headers });
  response.end(JSON.stringify(body));
}
