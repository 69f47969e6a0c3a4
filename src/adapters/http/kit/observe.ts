import type { IncomingMessage } from 'node:http';
import type { Context } from 'koa';
import { type RequestState, setRequestState } from './request-state.ts';

export interface ServedRequest {
  readonly state: RequestState;
  readonly method: string;
  /** Without its query, which may hold what nobody should read in a log. */
  readonly path: string;
  readonly status: number;
  readonly milliseconds: number;
  /** The client went away before the answer was complete. */
  readonly aborted: boolean;
}

export interface Observer {
  /** A new one each time. */
  requestId(): string;
  addressOf(request: IncomingMessage): string | null;
  served(request: ServedRequest): void;
}

const acceptable = /^[A-Za-z0-9._-]{1,128}$/;

/** Gives each request its id and state, and reports it once its answer is out. */
export function observe({ requestId: newId, addressOf, served }: Observer): (context: Context) => void {
  return ({ req, res, path }) => {
    const began = performance.now();
    const given = req.headers['x-request-id'];
    const requestId = typeof given === 'string' && acceptable.test(given) ? given : newId();
    const state: RequestState = {
      origin: { requestId, address: addressOf(req), userAgent: req.headers['user-agent'] ?? null },
      route: 'unmatched',
      userId: null,
      refusal: null,
    };
    setRequestState(req, state);
    res.setHeader('X-Request-Id', requestId);
    const method = req.method ?? 'GET';
    res.once('close', () => {
      const milliseconds = performance.now() - began;
      served({ state, method, path, status: res.statusCode, milliseconds, aborted: !res.writableEnded });
    });
  };
}
