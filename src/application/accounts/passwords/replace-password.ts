import type { AccountParts } from '../account-parts.ts';
import type { AccountStore } from '../account-store.ts';
import type { SecurityEvent } from '../security-events.ts';
import type { Credential } from './ports.ts';

/**
 * What every change of a password does, whoever asks: open links are cancelled, other sessions end, the count of wrong
 * guesses is forgotten, the owner is told. The caller holds the credential's lock.
 * Says which sessions ended.
 */
export async function replacePassword(
  { events, clock }: Pick<AccountParts, 'events' | 'clock'>,
  store: AccountStore,
  { userId, emailKey }: Credential,
  hash: string,
  { keep, ...event }: Pick<SecurityEvent, 'actor' | 'origin' | 'why'> & { readonly keep: string | null },
): Promise<readonly string[]> {
  const now = clock.now();
  await store.credentials.change(userId, hash);
  await store.links.cancelOfUser(userId);
  await store.guesses.forget(emailKey);
  const sessions = await store.sessions.endOfUser(userId, keep, 'password_changed', now);
  await events.record(store, {
    ...event,
    action: 'password.changed',
    userId,
    details: { sessionsEnded: sessions.length },
  });
  await store.outbox.post('password-changed', userId, { at: now });
  return sessions;
}
