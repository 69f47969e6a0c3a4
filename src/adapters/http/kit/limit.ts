import type { Context } from 'koa';
import { err, ok, type Result } from 'neverthrow';
import type { Actor } from '../../../application/kernel/actor.ts';
import { sendAllowance } from './answer.ts';
import { networkOf } from './client-address.ts';
import type { RateLimited } from './failures.ts';
import type { Kit } from './kit.ts';
import { requestState } from './request-state.ts';

/** Counts the request for its user over all contracts, or for its address where there is no user. */
export async function limit(
  context: Context,
  actor: Actor | undefined,
  { limits, onRateLimited }: Kit,
): Promise<Result<void, RateLimited>> {
  const { rate, subject } =
    actor === undefined
      ? { rate: limits.perAddress, subject: networkOf(requestState(context).origin.address ?? 'unknown') }
      : { rate: limits.perUser, subject: actor.userId };
  const allowance = await rate.take(subject);
  sendAllowance(context, rate, allowance);
  if (allowance.allowed) return ok();
  onRateLimited(rate.name);
  return err({ kind: 'rate.limited', retryAfter: allowance.resetSeconds });
}
