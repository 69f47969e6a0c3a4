import type { Context } from 'koa';
import type { KeptAnswer } from '../../../application/kernel/idempotency.ts';
import type { Allowance, RateLimit } from '../../../application/kernel/rate-limits.ts';
import type { FailureAnswer } from './contract.ts';
import type { Answer } from './endpoint.ts';
import { entityTag, isKnown } from './entity-tags.ts';

/** An answer that can be sent: JSON as text, or bytes. */
export interface Outgoing extends KeptAnswer {
  readonly bytes?: AsyncIterable<Uint8Array>;
  /** Told once the head is out: from then on the answer is theirs. */
  readonly events?: Answer['events'];
}

/** The answer as it goes out, apart from what each request has of its own (request id, limits). */
export function outgoing({ status, body, json, bytes, events, headers, version }: Answer): Outgoing {
  return {
    status,
    headers: version === undefined ? (headers ?? {}) : { ...headers, ETag: entityTag(version) },
    body: json ?? (body === undefined ? '' : JSON.stringify(body)),
    ...(bytes === undefined ? undefined : { bytes }),
    ...(events === undefined ? undefined : { events }),
  };
}

export function send({ res, req }: Context, { status, headers, body }: KeptAnswer, revalidates: boolean): void {
  for (const name in headers) res.setHeader(name, headers[name] as string);
  const tag = headers['ETag'];
  const isRead = req.method === 'GET' || req.method === 'HEAD';
  const isVersioned = isRead && tag !== undefined && revalidates;
  res.setHeader('Cache-Control', isVersioned ? 'private, no-cache' : 'no-store');
  if (isVersioned && isKnown(req.headers['if-none-match'], tag)) {
    res.statusCode = 304;
    res.end();
    return;
  }
  end(res, req.method, status, body);
}

export function sendFailure({ res, req }: Context, answer: FailureAnswer, body: unknown): void {
  res.setHeader('Cache-Control', 'no-store');
  for (const name in answer.headers) res.setHeader(name, answer.headers[name] as string);
  end(res, req.method, answer.status, JSON.stringify(body));
}

const large = 16_384;

function end(res: Context['res'], method: string | undefined, status: number, body: string): void {
  res.statusCode = status;
  if (body === '') {
    if (status !== 204) res.setHeader('Content-Length', 0);
    res.end();
    return;
  }
  // A large answer may wait for its client: as bytes it takes half the memory that a text may take.
  const content = body.length < large ? body : Buffer.from(body);
  res.setHeader('Content-Type', 'application/json; charset=utf-8');
  res.setHeader('Content-Length', Buffer.byteLength(content));
  res.end(method === 'HEAD' ? undefined : content);
}

/** The fields of draft-ietf-httpapi-ratelimit-headers. */
export function sendAllowance({ res }: Context, limit: RateLimit, allowance: Allowance): void {
  res.setHeader('RateLimit-Policy', `"${limit.name}";q=${allowance.limit};w=${limit.windowSeconds}`);
  res.setHeader('RateLimit', `"${limit.name}";r=${allowance.remaining};t=${allowance.resetSeconds}`);
}
