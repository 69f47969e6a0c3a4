import type { IncomingMessage } from 'node:http';
import type { Origin } from '../../../application/kernel/actor.ts';
import type { Head } from './head.ts';

/** What the parts of the pipeline tell each other about one request. */
export interface RequestState {
  readonly origin: Origin & { readonly requestId: string };
  readonly head: Head;
  /** The pattern of the matched route, for logs and metrics: never the path itself. */
  route: string;
  userId: string | null;
  /** Whether it was refused before the limit of every request could count it. */
  refusedEarly: boolean;
  /** The contract's code of a refusal. */
  refusal: string | null;
}

const carried = Symbol('state');

interface Carrying {
  [carried]?: RequestState;
}

export const setRequestState = (request: IncomingMessage & Carrying, state: RequestState): void => {
  request[carried] = state;
};

export function requestState({ req }: { readonly req: IncomingMessage & Carrying }): RequestState {
  const state = req[carried];
  if (state === undefined) throw new TypeError('the request has no state: the observing step must come first');
  return state;
}
