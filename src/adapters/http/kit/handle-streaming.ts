import type { Context } from 'koa';
import { err, ok, type Result, ResultAsync } from 'neverthrow';
import type { KeyInProgress, KeyMismatch } from '../../../application/kernel/idempotency.ts';
import type { Failure } from '../../../domain/kernel/failure.ts';
import { type Outgoing, outgoing } from './answer.ts';
import { askForBody } from './body.ts';
import { ClientGone } from './client-gone.ts';
import type { SignedInRequest, StreamingEndpoint, StreamingRequest } from './endpoint.ts';
import type { InvalidHeader } from './failures.ts';
import { idempotencyKey, repeatableWith } from './idempotency.ts';
import { discardRest, letTakeItsTime } from './incoming-bytes.ts';
import type { Kit } from './kit.ts';
import { requestState } from './request-state.ts';

/** For endpoints that read the body themselves. What they leave unread is taken and thrown away. */
export async function handleStreaming<F extends Failure>(
  context: Context,
  endpoint: StreamingEndpoint<F, never, never>,
  request: SignedInRequest<never, never, never>,
  { idempotentAnswers }: Kit,
): Promise<Result<Outgoing, F | KeyMismatch | KeyInProgress | InvalidHeader>> {
  const key = idempotencyKey(context);
  if (key.isErr()) return err(key.error);
  const once: StreamingRequest<never, never>['once'] = async (told, work) => {
    if (key.value === undefined) return await work();
    const repeatable = repeatableWith(request.actor.userId, key.value, [context.method, context.path, told]);
    const kept = async () => (await work()).map(outgoing);
    const outcome = await idempotentAnswers.once(repeatable, () => new ResultAsync(kept()));
    if (outcome.isErr()) return err(outcome.error);
    if (outcome.value.replayed) requestState(context).head.set('Idempotent-Replayed', 'true');
    const { status, headers, body } = outcome.value.answer;
    return ok({ status, headers, json: body });
  };
  letTakeItsTime(context.req);
  context.res.once('finish', () => discardRest(context.req));
  const streaming = { ...request, body: undefined, incoming: context.req, askForBody: () => askForBody(context), once };
  const answer = await endpoint.handle(streaming);
  if (context.req.destroyed && !context.req.complete) throw new ClientGone();
  return answer.map(outgoing);
}
