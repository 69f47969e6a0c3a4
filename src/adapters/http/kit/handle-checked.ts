import type { Context } from 'koa';
import { err, ok, type Result, ResultAsync } from 'neverthrow';
import type {
  IdempotentAnswers,
  KeptAnswer,
  KeyInProgress,
  KeyMismatch,
  RepeatableRequest,
} from '../../../application/kernel/idempotency.ts';
import type { Failure } from '../../../domain/kernel/failure.ts';
import { outgoing } from './answer.ts';
import type { CheckedHandling, SignedInRequest } from './endpoint.ts';
import { requestState } from './request-state.ts';

/** For what checks something first that counts whatever becomes of the request. The key is claimed meanwhile. */
export async function handleChecked<F extends Failure>(
  context: Context,
  check: CheckedHandling<F, never, never, never>,
  request: SignedInRequest<never, never, never>,
  answers: IdempotentAnswers,
  repeatable: RepeatableRequest,
): Promise<Result<KeptAnswer, F | KeyMismatch | KeyInProgress>> {
  const claimed = await answers.claim(repeatable);
  if (claimed.isErr()) return err(claimed.error);
  if (claimed.value !== undefined) {
    requestState(context).head.set('Idempotent-Replayed', 'true');
    return ok(claimed.value);
  }
  let isKept = false;
  try {
    const checked = await check(request);
    if (checked.isErr()) return err(checked.error);
    const { value: goOn } = checked;
    const work = async () => (await goOn()).map(outgoing);
    return await answers
      .keep(repeatable, () => new ResultAsync(work()))
      .andTee(() => {
        isKept = true;
      });
  } finally {
    if (!isKept) await answers.release(repeatable);
  }
}
