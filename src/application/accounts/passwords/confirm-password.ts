import { err, type Result } from 'neverthrow';
import type { Actor } from '../../kernel/actor.ts';
import type { AccountParts } from '../account-parts.ts';
import { type SessionEnded, sessionEnded } from '../failures.ts';
import { causedBy } from '../security-events.ts';
import { checkPassword, type PasswordRefusal } from './check-password.ts';
import type { Credential } from './ports.ts';

/** Whoever holds a session says the password again before something grave; wrong ones count as at log-in. */
export async function confirmPassword(
  parts: AccountParts,
  caller: Actor,
  password: string,
): Promise<Result<Credential, PasswordRefusal | SessionEnded>> {
  const credential = await parts.store.credentials.ofUser(caller.userId);
  if (credential === undefined) return err(sessionEnded);
  const { actor, origin } = causedBy(caller);
  const guess = { key: credential.emailKey, password, credential, by: { actor, origin } };
  return await checkPassword(parts, { ...guess, refused: 'password.check_refused' });
}
