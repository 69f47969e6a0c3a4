import type { Context } from 'koa';
import { err, ok, type ResultAsync, safeTry } from 'neverthrow';
import type { Actor } from '../../../application/kernel/actor.ts';
import type { Failure } from '../../../domain/kernel/failure.ts';
import type { Contract } from './contract.ts';
import { bearerToken } from './credentials.ts';
import type { KitFailure, UserMismatch } from './failures.ts';
import type { Kit } from './kit.ts';
import { requestState } from './request-state.ts';

const userMismatch: UserMismatch = { kind: 'path.user_mismatch' };

/** The caller, who must be the user that the path names where the contract's paths name one. */
export function identify<F extends Failure>(
  context: Context,
  contract: Contract<F>,
  { authenticate }: Kit,
): ResultAsync<Actor, F | KitFailure> {
  return safeTry<Actor, F | KitFailure>(async function* () {
    const state = requestState(context);
    const token = yield* (contract.findToken ?? bearerToken)(context);
    const actor = yield* authenticate.execute(token, state.origin);
    state.userId = actor.userId;
    const owner = contract.ownerParameter;
    if (owner !== undefined && context['params'][owner] !== actor.userId) return err(userMismatch);
    return ok(actor);
  });
}
