import { ok, type Result, ResultAsync } from 'neverthrow';
import type { Actor } from '../../../../application/kernel/actor.ts';
import type { CommandFailure } from '../../../../application/sync/failures.ts';
import type { CommandOutcome } from '../../../../application/sync/ports.ts';
import type { SyncUseCases } from '../../../../application/sync/use-cases.ts';
import { answerFailure, type FailureAnswer } from '../../kit/contract.ts';
import type { KitFailure } from '../../kit/failures.ts';
import type { Kit } from '../../kit/kit.ts';
import { unavailable } from '../../kit/refuse.ts';
import { errorOf, type V1Failure, v1Contract } from '../contract.ts';
import type { CommandRefusal, CommandRoute } from '../resource/v1-resource.ts';
import { commandOf } from './command-of.ts';
import type { GivenCommand } from './requests.ts';
import type { CommandView } from './views.ts';

export interface CommandParts {
  readonly useCase: SyncUseCases['carryOut'];
  readonly routes: ReadonlyMap<unknown, CommandRoute>;
  readonly kit: Pick<Kit, 'log' | 'isUnavailable' | 'isBeyondItsShare'>;
}

export type Results = Readonly<Record<string, CommandView>>;

/** One after the other. Once the database is away, what is left is not tried: it fails as well. */
export async function carryOut(
  actor: Actor,
  commands: readonly GivenCommand[],
  parts: CommandParts,
): Promise<Result<Results, never>> {
  const results: Result<readonly [string, CommandView], never>[] = [];
  let isAway = false;
  for (const given of commands) {
    const { requestId } = actor.origin;
    if (isAway) {
      results.push(ok([given.uuid.given, failed(unavailable, requestId)]));
      continue;
    }
    try {
      const view = await carriedOut(actor, given, parts);
      results.push(view.map((shown) => [given.uuid.given, shown]));
    } catch (defect) {
      isAway = parts.kit.isUnavailable(defect) || parts.kit.isBeyondItsShare(defect);
      parts.kit.log.error('a command failed', defect, { requestId, route: '/api/v1/sync' });
      results.push(ok([given.uuid.given, failed(isAway ? unavailable : { kind: 'defect' }, requestId)]));
    }
  }
  return ResultAsync.combine(results.map((result) => result.asyncMap(async (view) => view))).map(Object.fromEntries);
}

function carriedOut(
  actor: Actor,
  given: GivenCommand,
  { useCase, routes }: CommandParts,
): ResultAsync<CommandView, never> {
  const command = commandOf(actor, given, routes);
  return command
    .asyncAndThen(
      (one): ResultAsync<CommandOutcome, CommandRefusal | CommandFailure> =>
        new ResultAsync(useCase.execute(actor, one)),
    )
    .map(({ id, version }): CommandView => ({ status: 'done', id, version }))
    .orElse((refusal) => ok(refused(refusal, actor.origin.requestId)));
}

function refused(refusal: CommandRefusal | CommandFailure, requestId: string | null): CommandView {
  const { failure, current = undefined } = 'failure' in refusal ? refusal : { failure: refusal };
  const answer = answerFailure<V1Failure>(v1Contract, failure);
  const details = current === undefined ? answer : { ...answer, details: { current } };
  return { status: 'refused', error: shownError(details, requestId) };
}

const failed = (failure: KitFailure, requestId: string | null): CommandView => ({
  status: 'failed',
  error: shownError(answerFailure<V1Failure>(v1Contract, failure), requestId),
});

const shownError = (answer: FailureAnswer, requestId: string | null) => errorOf(answer, requestId ?? '');
