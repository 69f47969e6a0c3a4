import type { RequestListener } from 'node:http';

type Handler = (request: Request) => Promise<Response>;

/** What serves web requests and responses, as Next.js has its routes, as a listener of Node's. */
export const webListener =
  (handlers: Readonly<Record<string, Handler>>): RequestListener =>
  async (incoming, outgoing) => {
    const { method = 'GET', url = '', headers } = incoming;
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    const body = chunks.length === 0 ? {} : { body: Buffer.concat(chunks) };
    const sent = { method, headers: headers as Record<string, string>, ...body };
    const answer = await handlers[method]?.(new Request(`http://${headers.host}${url}`, sent));
    if (answer === undefined) return void outgoing.writeHead(405).end();
    outgoing.writeHead(answer.status, {
      ...Object.fromEntries(answer.headers),
      'Set-Cookie': answer.headers.getSetCookie(),
    });
    outgoing.end(Buffer.from(await answer.arrayBuffer()));
  };
