import type { IncomingMessage } from 'node:http';
import type { Context } from 'koa';
import { Head } from './head.ts';
import { type RequestState, setRequestState } from './request-state.ts';

export interface ServedRequest {
  readonly state: RequestState;
  readonly method: string;
  /** Without its query, which may hold what nobody should read in a log. */
  readonly path: string;
  readonly status: number;
  readonly milliseconds: number;
  /** The client went away, or was cut off, before it had the answer. */
  readonly aborted: boolean;
}

export interface Observer {
  /** A new one each time. */
  requestId(): string;
  addressOf(request: IncomingMessage): string | null;
  served(request: ServedRequest): void;
}

/** For logs and metrics, as other servers write it: no status reached the client. */
const clientClosed = 499;

const acceptable = /^[A-Za-z0-9._-]{1,128}$/;

/**
 * Gives each request its id and state, and reports it once its answer is out.
 *
 * @param fields that every answer's head begins with, names and values in turn
 */
export function observe(
  { requestId: newId, addressOf, served }: Observer,
  fields: readonly string[],
): (context: Context) => void {
  return ({ req, res, path }) => {
    const began = performance.now();
    const given = req.headers['x-request-id'];
    const requestId = typeof given === 'string' && acceptable.test(given) ? given : newId();
    const head = new Head(fields);
    head.set('X-Request-Id', requestId);
    const state: RequestState = {
      head,
      origin: { requestId, address: addressOf(req), userAgent: req.headers['user-agent'] ?? null },
      route: 'unmatched',
      userId: null,
      refusedEarly: false,
      refusal: null,
    };
    setRequestState(req, state);
    const method = req.method ?? 'GET';
    res.once('close', () => {
      const milliseconds = performance.now() - began;
      const aborted = !res.writableEnded || (!res.writableFinished && req.socket.destroyed);
      served({ state, method, path, status: aborted ? clientClosed : res.statusCode, milliseconds, aborted });
    });
  };
}
