import type { Context } from 'koa';
import { err, ok, type Result } from 'neverthrow';
import type { Actor } from '../../../application/kernel/actor.ts';
import type { Failure } from '../../../domain/kernel/failure.ts';
import { bearerToken } from './bearer-token.ts';
import type { Contract } from './contract.ts';
import type { KitFailure, UserMismatch } from './failures.ts';
import type { Kit } from './kit.ts';
import { requestState } from './request-state.ts';

const userMismatch: UserMismatch = { kind: 'path.user_mismatch' };

/** The caller, who must be the user that the path names where the contract's paths name one. */
export async function identify<F extends Failure>(
  context: Context,
  contract: Contract<F>,
  { authenticate }: Kit,
): Promise<Result<Actor, F | KitFailure>> {
  const state = requestState(context);
  const token = (contract.findToken ?? bearerToken)(context);
  if (token.isErr()) return err(token.error);
  const identified = await authenticate.execute(token.value, state.origin);
  if (identified.isErr()) return err(identified.error);
  const actor = identified.value;
  state.userId = actor.userId;
  const owner = contract.ownerParameter;
  if (owner !== undefined && context['params'][owner] !== actor.userId) return err(userMismatch);
  return ok(actor);
}
