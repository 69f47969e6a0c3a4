import type { Context } from 'koa';
import { err, ok, type ResultAsync, safeTry } from 'neverthrow';
import type { KeptAnswer, KeyMismatch, RepeatableRequest } from '../../../application/kernel/idempotency.ts';
import type { Failure } from '../../../domain/kernel/failure.ts';
import { outgoing } from './answer.ts';
import { answerFailure, type Contract } from './contract.ts';
import type { SignedInEndpoint, SignedInRequest } from './endpoint.ts';
import { requestState } from './request-state.ts';

/** The one refusal that is a final answer: the bank has spoken. */
const paymentRequired = 402;

/** For use cases that bind the key to a row of their own: their final answers are kept beside it and repeated byte for byte. */
export function handleBound<F extends Failure>(
  context: Context,
  contract: Contract<F>,
  endpoint: SignedInEndpoint<F, never, never, never>,
  request: SignedInRequest<never, never, never>,
  repeatable: RepeatableRequest,
): ResultAsync<KeptAnswer, F | KeyMismatch> {
  return safeTry<KeptAnswer, F | KeyMismatch>(async function* () {
    const kept = yield* endpoint.boundAnswers?.find(repeatable) ?? ok(undefined);
    if (kept !== undefined) {
      context.res.setHeader('Idempotent-Replayed', 'true');
      return ok(kept);
    }
    const answer = yield* endpoint
      .handle({ ...request, repeatable })
      .map(outgoing)
      .orElse((failure) => finalRefusal(context, contract, failure));
    return endpoint.boundAnswers?.keep(repeatable, answer) ?? ok(answer);
  });
}

function finalRefusal<F extends Failure>(context: Context, contract: Contract<F>, failure: F) {
  const answer = answerFailure(contract, failure);
  if (answer.status !== paymentRequired) return err(failure);
  const state = requestState(context);
  state.refusal = answer.code;
  const body = JSON.stringify(contract.presentFailure(answer, state.origin.requestId));
  return ok<KeptAnswer>({ status: answer.status, headers: {}, body });
}
