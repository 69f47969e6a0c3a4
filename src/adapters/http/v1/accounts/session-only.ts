import { err, type Result } from 'neverthrow';
import type { Answer, SignedInRequest } from '../../kit/endpoint.ts';
import { type AccountFailure, sessionRequired } from './failures.ts';

type Handle<P, Q, B, T> = (request: SignedInRequest<P, Q, B>) => Promise<Result<T, AccountFailure>>;

/** Accounts are reached by tokens of their own sessions alone; whoever another issuer vouches for has none. */
export const sessionOnly =
  <P, Q, B, T = Answer>(handle: Handle<P, Q, B, T>): Handle<P, Q, B, T> =>
  async (request) =>
    request.actor.sessionId === null ? err(sessionRequired) : await handle(request);
