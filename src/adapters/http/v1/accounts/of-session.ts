import { errAsync, type ResultAsync } from 'neverthrow';
import { sessionEnded } from '../../../../application/accounts/failures.ts';
import type { Answer, SignedInRequest } from '../../kit/endpoint.ts';
import type { AccountFailure } from './failures.ts';

/** Accounts are reached by tokens of their own sessions alone; whoever another issuer vouches for has none. */
export const ofSession =
  <P, Q, B>(handle: (request: SignedInRequest<P, Q, B>) => ResultAsync<Answer, AccountFailure>) =>
  (request: SignedInRequest<P, Q, B>): ResultAsync<Answer, AccountFailure> =>
    request.actor.sessionId === null ? errAsync(sessionEnded) : handle(request);
