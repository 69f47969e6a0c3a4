import type { Context } from 'koa';

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
  return ({ req, res }) => {
    const { origin } = req.headers;
    res.setHeader('Vary', 'Origin');
    const isAllowed = origin !== undefined && allowed.has(origin);
    if (isAllowed) {
      res.setHeader('Access-Control-Allow-Origin', origin);
      res.setHeader('Access-Control-Allow-Credentials', 'true');
    }
    if (
      req.method === 'OPTIONS' &&
      origin !== undefined &&
      req.headers['access-control-request-method'] !== undefined
    ) {
      if (isAllowed) {
        res.setHeader('Access-Control-Allow-Methods', methods);
        res.setHeader('Access-Control-Allow-Headers', requestHeaders);
        res.setHeader('Access-Control-Max-Age', preflightSeconds);
      }
      res.statusCode = 204;
      res.end();
      return true;
    }
    if (isAllowed) res.setHeader('Access-Control-Expose-Headers', exposed);
    return false;
  };
}
