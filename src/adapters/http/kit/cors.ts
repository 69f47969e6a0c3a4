import type { Context } from 'koa';
import { requestState } from './request-state.ts';

const methods = 'GET, HEAD, POST, PUT, PATCH, DELETE';
const requestHeaders =
  'Authorization, Content-Type, Idempotency-Key, If-Match, If-None-Match, X-Request-Id, X-Auth-Mode';
const exposed = 'ETag, Link, Location, Retry-After, RateLimit, RateLimit-Policy, Idempotent-Replayed, X-Request-Id';
const preflightSeconds = 7200;

/**
 * Exact origins with credentials. A foreign origin gets its preflight answered without a word about CORS. True where
 * the request was a preflight, and is answered.
 */
export function cors(origins: readonly string[]): (context: Context) => boolean {
  const allowed = new Set(origins);
  return (context) => {
    const { req, res } = context;
    const { origin } = req.headers;
    const { head } = requestState(context);
    head.set('Vary', 'Origin');
    const isAllowed = origin !== undefined && allowed.has(origin);
    if (isAllowed) {
      head.set('Access-Control-Allow-Origin', origin);
      head.set('Access-Control-Allow-Credentials', 'true');
    }
    if (
      req.method === 'OPTIONS' &&
      origin !== undefined &&
      req.headers['access-control-request-method'] !== undefined
    ) {
      if (isAllowed) {
        head.set('Access-Control-Allow-Methods', methods);
        head.set('Access-Control-Allow-Headers', requestHeaders);
        head.set('Access-Control-Max-Age', preflightSeconds);
      }
      head.write(res, 204);
      res.end();
      return true;
    }
    if (isAllowed) head.set('Access-Control-Expose-Headers', exposed);
    return false;
  };
}
