import type { Context } from 'koa';
import type { KeptAnswer } from '../../../application/kernel/idempotency.ts';
import type { Allowance, RateLimit } from '../../../application/kernel/rate-limits.ts';
import type { FailureAnswer } from './contract.ts';
import type { Answer } from './endpoint.ts';
import { entityTag, isKnown } from './entity-tags.ts';
import { requestState } from './request-state.ts';

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

export function send(context: Context, { status, headers, body }: KeptAnswer, revalidates: boolean): void {
  const { res, req } = context;
  const { head } = requestState(context);
  head.setAll(headers);
  const tag = headers['ETag'];
  const isRead = req.method === 'GET' || req.method === 'HEAD';
  const isVersioned = isRead && tag !== undefined && revalidates;
  head.set('Cache-Control', isVersioned ? 'private, no-cache' : 'no-store');
  if (isVersioned && isKnown(req.headers['if-none-match'], tag)) {
    head.write(res, 304);
    res.end();
    return;
  }
  end(context, status, body, headers['Content-Type']);
}

export function sendFailure(context: Context, answer: FailureAnswer, body: unknown): void {
  const { head } = requestState(context);
  head.set('Cache-Control', 'no-store');
  head.setAll(answer.headers);
  end(context, answer.status, JSON.stringify(body));
}

const large = 16_384;

function end(context: Context, status: number, body: string, type = 'application/json; charset=utf-8'): void {
  const { res, req } = context;
  const { head } = requestState(context);
  if (body === '') {
    if (status !== 204) head.set('Content-Length', 0);
    head.write(res, status);
    res.end();
    return;
  }
  const bytes = Buffer.byteLength(body);
  head.set('Content-Type', type);
  head.set('Content-Length', bytes);
  head.write(res, status);
  if (req.method === 'HEAD') res.end();
  // A large answer may wait for its client: as bytes it takes half the memory that a text may take.
  else if (bytes >= large) res.end(Buffer.from(body));
  // A text of ASCII alone is bytes already.
  else res.end(body, bytes === body.length ? 'latin1' : 'utf8');
}

/** The fields of draft-ietf-httpapi-ratelimit-headers. */
export function sendAllowance(context: Context, limit: RateLimit, allowance: Allowance): void {
  const { head } = requestState(context);
  head.set('RateLimit-Policy', `"${limit.name}";q=${allowance.limit};w=${limit.windowSeconds}`);
  head.set('RateLimit', `"${limit.name}";r=${allowance.remaining};t=${allowance.resetSeconds}`);
}
