import type { IncomingMessage, ServerResponse } from 'node:http';
import { HttpListener } from './http-listener.ts';

/** What becomes of a request: `lose` drops it, `lose answer` carries it out and drops what came of it. */
export type Fate = 'pass' | 'lose' | 'lose answer' | 'delay' | 'repeat';

export interface Seen {
  readonly method: string;
  readonly path: string;
  readonly key: string | undefined;
  readonly fate: Fate;
}

/** A proxy that loses, delays and repeats, as `fate` says of each request. */
export class UnreliableProxy {
  readonly seen: Seen[] = [];
  fate: (method: string, path: string) => Fate = () => 'pass';
  /** Milliseconds that `delay` takes. */
  delay = 1500;
  /** Where it leads. */
  target: string;
  readonly #streams = new Set<ServerResponse>();
  #listener: HttpListener | undefined;

  private constructor(target: string) {
    this.target = target;
  }

  static async to(target: string): Promise<UnreliableProxy> {
    const proxy = new UnreliableProxy(target);
    proxy.#listener = await HttpListener.open((request, response) => void proxy.#pass(request, response));
    return proxy;
  }

  get url(): string {
    return this.#listener?.url ?? '';
  }

  /** Everything passes again, and nothing has been seen. */
  reset(): void {
    this.fate = () => 'pass';
    this.seen.length = 0;
  }

  /** Without the browser's own questions about CORS. */
  requestsTo(path: string): number {
    return this.seen.filter((each) => each.path === path && each.method !== 'OPTIONS').length;
  }

  async close(): Promise<void> {
    await this.#listener?.close();
  }

  /** Ends every stream that is open, as a network that goes away does. */
  cut(): void {
    for (const each of this.#streams) each.destroy();
  }

  async #stream(answer: Response, response: ServerResponse): Promise<void> {
    this.#streams.add(response);
    response.writeHead(answer.status, Object.fromEntries(answer.headers)).flushHeaders();
    const reader = answer.body?.getReader();
    response.on('close', () => {
      this.#streams.delete(response);
      void reader?.cancel().catch(() => undefined);
    });
    for (;;) {
      const { value, done = true } = (await reader?.read().catch(() => undefined)) ?? {};
      if (done) return void response.end();
      response.write(value);
    }
  }

  async #pass(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = '', url = '', headers } = request;
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = chunks.length === 0 ? {} : { body: Buffer.concat(chunks) };
    const fate = this.fate(method, url);
    this.seen.push({ method, path: url, key: headers['idempotency-key'] as string | undefined, fate });
    if (fate === 'lose') return void request.socket.destroy();
    const passed = Object.entries(headers).filter(
      ([name]) => !['host', 'connection', 'content-length', 'transfer-encoding'].includes(name),
    );
    const forward = () =>
      fetch(this.target + url, { method, headers: Object.fromEntries(passed) as Record<string, string>, ...body });
    if (fate === 'repeat') await (await forward()).arrayBuffer();
    const answer = await forward();
    if (fate !== 'lose answer' && answer.headers.get('content-type')?.startsWith('text/event-stream'))
      return await this.#stream(answer, response);
    const bytes = Buffer.from(await answer.arrayBuffer());
    if (fate === 'lose answer') return void request.socket.destroy();
    if (fate === 'delay') await new Promise((resolve) => setTimeout(resolve, this.delay));
    const told = Object.fromEntries(
      [...answer.headers].filter(
        ([name]) => !['content-encoding', 'transfer-encoding', 'connection', 'content-length'].includes(name),
      ),
    );
    const cookies = answer.headers.getSetCookie();
    response
      .writeHead(answer.status, {
        ...told,
        ...(cookies.length === 0 ? {} : { 'Set-Cookie': cookies }),
        'Content-Length': bytes.length,
      })
      .end(bytes);
  }
}
