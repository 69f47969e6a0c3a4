import { errAsync, ResultAsync } from 'neverthrow';
import type { Actor } from '../../kernel/actor.ts';
import { type SessionEnded, sessionEnded } from '../failures.ts';
import type { AccountParts } from '../parts.ts';
import { by } from '../security-events.ts';
import type { Credential } from '../store.ts';
import { checkPassword, type PasswordRefusal } from './check-password.ts';

/** Whoever holds a session says the password again before something grave; wrong ones count as at log-in. */
export const confirmPassword = (
  parts: AccountParts,
  actor: Actor,
  password: string,
): ResultAsync<Credential, PasswordRefusal | SessionEnded> =>
  ResultAsync.fromSafePromise(parts.store.credentials.ofUser(actor.userId)).andThen(
    (credential): ResultAsync<Credential, PasswordRefusal | SessionEnded> => {
      if (credential === undefined) return errAsync(sessionEnded);
      const { actor: who, origin } = by(actor);
      const guess = { key: credential.emailKey, password, credential, by: { actor: who, origin } };
      return checkPassword(parts, { ...guess, refused: 'password.check_refused' });
    },
  );
