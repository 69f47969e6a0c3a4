import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { respond } from './bare-tasks.ts';

/**
 * The todo routes as a competent engineer would write them for this one purpose: `node:http`, `pg` with named statements,
 * a cache of verified tokens. No limits, no logs, no metrics, no idempotency, no request ids: the floor to compare with.
 */
const secret = process.env['BETTER_AUTH_SECRET'] ?? '';
const verified = new Map<string, { readonly user_id: string; readonly exp: number }>();

function userOf(token: string): string | undefined {
  let claims = verified.get(token);
  if (claims === undefined) {
    const [head = '', body = '', signature = ''] = token.split('.');
    const expected = createHmac('sha256', secret).update(`${head}.${body}`).digest();
    const given = Buffer.from(signature, 'base64url');
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined;
    claims = JSON.parse(Buffer.from(body, 'base64url').toString()) as { user_id: string; exp: number };
    if (verified.size > 10_000) verified.clear();
    verified.set(token, claims);
  }
  return claims.exp * 1000 > Date.now() ? claims.user_id : undefined;
}

const route = /^\/api\/([^/?]+)\/tasks(?:\/(\d+)(\/complete)?)?(?:\?(.*))?$/;

async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.url === '/health') return send(response, 200, '{"status":"ok"}', { 'Cache-Control': 'no-store' });
  const match = route.exec(request.url ?? '');
  if (match === null) return fail(response, 404, 'RESOURCE_NOT_FOUND');
  const [, owner = '', id, complete, query] = match;
  const user = userOf(request.headers.authorization?.slice('Bearer '.length) ?? '');
  if (user === undefined) return fail(response, 401, 'AUTH_INVALID_TOKEN');
  if (user !== decodeURIComponent(owner)) return fail(response, 403, 'AUTH_USER_MISMATCH');
  const { method = 'GET' } = request;
  const body = method === 'GET' ? {} : (JSON.parse(await textOf(request)) as Record<string, unknown>);
  const operation = `${method} ${id === undefined ? 'tasks' : 'task'}${complete ?? ''}`;
  const answer = await respond(operation, { user, id: Number(id), body, query: new URLSearchParams(query) });
  if (typeof answer === 'string') return fail(response, answer === 'RESOURCE_NOT_FOUND' ? 404 : 400, answer);
  send(response, answer.status, JSON.stringify({ success: true, data: answer.data, message: answer.message }), {
    ...answer.headers,
    'Cache-Control': answer.headers?.['ETag'] !== undefined && method === 'GET' ? 'private, no-cache' : 'no-store',
  });
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

function send(response: ServerResponse, status: number, text: string, headers: Record<string, string>): void {
  const length = Buffer.byteLength(text);
  response.writeHead(status, {
    ...headers,
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': length,
  });
  response.end(text);
}

const fail = (response: ServerResponse, status: number, code: string): void =>
  send(response, status, JSON.stringify({ success: false, error: { code, message: code } }), {});

const server = createServer((request, response) => {
  serve(request, response).catch(() => fail(response, 500, 'SYSTEM_INTERNAL_ERROR'));
});
server.listen(Number(process.env['PORT']), '127.0.0.1', () =>
  console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}`),
);
process.once('SIGTERM', () => process.exit(0));
