import { err, type Result } from 'neverthrow';
import type { Answer, SignedInRequest } from '../../kit/endpoint.ts';
import { type AccountFailure, sessionRequired } from './failures.ts';

type Handle<P, Q, B> = (request: SignedInRequest<P, Q, B>) => Promise<Result<Answer, AccountFailure>>;

/** Accounts are reached by tokens of their own sessions alone; whoever another issuer vouches for has none. */
export const sessionOnly =
  <P, Q, B>(handle: Handle<P, Q, B>): Handle<P, Q, B> =>
  async (request) =>
    request.actor.sessionId === null ? err(sessionRequired) : await handle(request);
