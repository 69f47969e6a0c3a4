import type { Context } from 'koa';
import { err, ok, type Result } from 'neverthrow';
import type { Actor } from '../../../application/kernel/actor.ts';
import type { Failure } from '../../../domain/kernel/failure.ts';
import { sendAllowance } from './answer.ts';
import { networkOf } from './client-address.ts';
import type { RateLimited } from './failures.ts';
import type { Kit } from './kit.ts';
import { requestState } from './request-state.ts';

/** The user, or where nobody has signed in the network of the address. */
export const requesterOf = (context: Context, actor: Actor | undefined): string =>
  actor?.userId ?? networkOf(requestState(context).origin.address ?? 'unknown');

/**
 * What is refused before it can be counted for anybody has a limit of its own, by address: beyond it such requests get no other
 * answer, and others from there go on.
 */
export async function refusedEarly<F extends Failure>(
  context: Context,
  failure: F,
  { limits, onRateLimited }: Pick<Kit, 'limits' | 'onRateLimited'>,
): Promise<F | RateLimited> {
  const limit = limits.perRefused;
  requestState(context).refusedEarly = true;
  const allowance = await limit.take(requesterOf(context, undefined));
  if (allowance.allowed) return failure;
  onRateLimited(limit.name);
  return { kind: 'rate.limited', retryAfter: allowance.resetSeconds, refusedBy: { limit, allowance } };
}

/** Counts the request for its user over all contracts, or for its address where there is no user. */
export async function limit(
  context: Context,
  actor: Actor | undefined,
  { limits, onRateLimited }: Kit,
  requests = 1,
): Promise<Result<void, RateLimited>> {
  const rate = actor === undefined ? limits.perAddress : limits.perUser;
  const subject = requesterOf(context, actor);
  const allowance = await rate.take(subject, requests);
  sendAllowance(context, rate, allowance);
  if (allowance.allowed) return ok();
  onRateLimited(rate.name);
  return err({ kind: 'rate.limited', retryAfter: allowance.resetSeconds });
}
