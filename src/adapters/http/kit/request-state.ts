import type { IncomingMessage } from 'node:http';
import type { Origin } from '../../../application/kernel/actor.ts';

/** What the parts of the pipeline tell each other about one request. */
export interface RequestState {
  readonly origin: Origin & { readonly requestId: string };
  /** The pattern of the matched route, for logs and metrics: never the path itself. */
  route: string;
  userId: string | null;
  /** The contract's code of a refusal. */
  refusal: string | null;
}

const states = new WeakMap<IncomingMessage, RequestState>();

export const setRequestState = (request: IncomingMessage, state: RequestState): void => {
  states.set(request, state);
};

export function requestState({ req }: { readonly req: IncomingMessage }): RequestState {
  const state = states.get(req);
  if (state === undefined) throw new TypeError('the request has no state: the observing middleware must come first');
  return state;
}
