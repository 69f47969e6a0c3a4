import { err, ok, type Result } from 'neverthrow';
import type { UserNotFound } from '../../../domain/accounts/failures.ts';
import { after } from '../../../domain/kernel/instant.ts';
import type { AccountParts } from '../account-parts.ts';
import type { AccountStore } from '../account-store.ts';
import type { SecurityEvent } from '../security-events.ts';
import { changeUser } from './change-user.ts';
import { sweepErasedUser } from './sweep-erased-user.ts';

/**
 * Takes a person out of everything that is kept; the audit and payments stay without them. Part of the caller's unit of
 * work. The entry about it names no address: it would be the first thing to erase.
 */
export async function eraseUser(
  { events, clock, queue }: Pick<AccountParts, 'events' | 'clock' | 'queue'>,
  store: AccountStore,
  userId: string,
  { actor, origin }: Pick<SecurityEvent, 'actor' | 'origin'>,
): Promise<Result<void, UserNotFound>> {
  await store.credentials.lock(userId);
  const erased = await changeUser(store.users, userId, (user) => user.erase(clock.now()));
  if (erased.isErr()) return err(erased.error);
  await store.personal.eraseOf(userId);
  await events.record(store, { action: 'user.erased', actor, userId, origin: { ...origin, address: null } });
  // A request that was authenticated just before may still write; what it leaves behind is swept up after it.
  await queue.add(sweepErasedUser, { userId }, { after: after(clock.now(), { minutes: 2 }) });
  return ok();
}
