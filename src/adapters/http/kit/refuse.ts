import type { Context } from 'koa';
import type { Failure } from '../../../domain/kernel/failure.ts';
import { sendAllowance, sendFailure } from './answer.ts';
import { ClientGone } from './client-gone.ts';
import { answerFailure, type Contract, type FailureAnswer } from './contract.ts';
import type { KitFailure, RateLimited, ServiceUnavailable } from './failures.ts';
import type { Kit } from './kit.ts';
import { requestState } from './request-state.ts';

export const unavailable: ServiceUnavailable = { kind: 'service.unavailable', retryAfter: 1 };

/** Answers with what the contract's table says of the failure. */
export function refuse<F extends Failure>(context: Context, contract: Contract<F>, failure: F | KitFailure): void {
  send(context, contract, failure, answerFailure(contract, failure));
}

/** An exception: 503 where a service is away, else 500, whose message tells nothing unless debugging. */
export function refuseDefect<F extends Failure>(
  context: Context,
  contract: Contract<F>,
  defect: unknown,
  kit: Kit,
): void {
  const { origin, route } = requestState(context);
  if (defect instanceof ClientGone) return;
  if (kit.isBeyondItsShare(defect)) {
    kit.log.warn('the database had no time for the request', { requestId: origin.requestId, route });
    refuse(context, contract, unavailable);
    return;
  }
  if (kit.isUnavailable(defect)) {
    kit.log.error('service unavailable', defect, { requestId: origin.requestId, route });
    refuse(context, contract, unavailable);
    return;
  }
  kit.log.error('defect', defect, { requestId: origin.requestId, route });
  const answer = answerFailure(contract, { kind: 'defect' });
  send(context, contract, { kind: 'defect' }, kit.debug ? { ...answer, details: described(defect) } : answer);
}

const described = (defect: unknown): Record<string, string> =>
  defect instanceof Error
    ? { type: defect.name, message: defect.message }
    : { type: typeof defect, message: String(defect) };

function send<F extends Failure>(
  context: Context,
  contract: Contract<F>,
  failure: Failure,
  answer: FailureAnswer,
): void {
  const state = requestState(context);
  state.refusal = answer.code;
  if (context.res.headersSent) return;
  if (answer.status === 401) state.head.set('WWW-Authenticate', challenge(failure));
  if ('retryAfter' in failure && typeof failure.retryAfter === 'number')
    state.head.set('Retry-After', Math.max(1, failure.retryAfter));
  if ('refusedBy' in failure) sendRefusal(context, failure as RateLimited);
  if ('allow' in failure && Array.isArray(failure.allow)) state.head.set('Allow', failure.allow.join(', '));
  sendFailure(context, answer, contract.presentFailure(answer, state.origin.requestId));
}

function sendRefusal(context: Context, { refusedBy }: RateLimited): void {
  if (refusedBy !== undefined) sendAllowance(context, refusedBy.limit, refusedBy.allowance);
}

/** RFC 6750, 3.1: the `error` attribute only where a token was given and refused. */
const challenge = ({ kind }: Failure): string =>
  kind.startsWith('token.') || refusedTokens.has(kind) ? 'Bearer error="invalid_token"' : 'Bearer';

const refusedTokens = new Set(['credentials.unusable', 'session.ended', 'account.refused']);
