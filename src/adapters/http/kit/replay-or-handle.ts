import type { Context } from 'koa';
import { err, ok, type Result } from 'neverthrow';
import type { KeptAnswer, KeyMismatch, RepeatableRequest } from '../../../application/kernel/idempotency.ts';
import type { Failure } from '../../../domain/kernel/failure.ts';
import { outgoing } from './answer.ts';
import { answerFailure, type Contract } from './contract.ts';
import type { BoundAnswers, SignedInEndpoint, SignedInRequest } from './endpoint.ts';
import { requestState } from './request-state.ts';

/** The one refusal that is a final answer: the bank has spoken. */
const paymentRequired = 402;

/** For use cases that bind the key to a row of their own: their final answers are kept beside it and repeated byte for byte. */
export async function replayOrHandle<F extends Failure>(
  context: Context,
  contract: Contract<F>,
  endpoint: SignedInEndpoint<F, never, never, never>,
  request: SignedInRequest<never, never, never>,
  answers: BoundAnswers,
  repeatable: RepeatableRequest,
): Promise<Result<KeptAnswer, F | KeyMismatch>> {
  const kept = await answers.find(repeatable);
  if (kept.isErr()) return err(kept.error);
  if (kept.value !== undefined) {
    requestState(context).head.set('Idempotent-Replayed', 'true');
    return ok(kept.value);
  }
  const outcome = await endpoint.handle({ ...request, repeatable });
  const answer = outcome.map(outgoing).orElse((failure) => finalRefusal(context, contract, failure));
  if (answer.isErr()) return err(answer.error);
  return await answers.keep(repeatable, answer.value);
}

function finalRefusal<F extends Failure>(context: Context, contract: Contract<F>, failure: F): Result<KeptAnswer, F> {
  const answer = answerFailure(contract, failure);
  if (answer.status !== paymentRequired) return err(failure);
  const state = requestState(context);
  state.refusal = answer.code;
  const body = JSON.stringify(contract.presentFailure(answer, state.origin.requestId));
  return ok({ status: answer.status, headers: {}, body });
}
