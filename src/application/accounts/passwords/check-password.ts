import { err, ok, type Result } from 'neverthrow';
import type { EmailKey } from '../../../domain/accounts/email.ts';
import {
  type CredentialsWrong,
  credentialsWrong,
  type PasswordsBusy,
  type SignInLocked,
  signInLocked,
} from '../../../domain/accounts/failures.ts';
import { Secret } from '../../../domain/kernel/secret.ts';
import type { AccountParts } from '../account-parts.ts';
import { anonymous, type SecurityAction, type SecurityEvent } from '../security-events.ts';
import type { Credential } from './ports.ts';

export type PasswordRefusal = CredentialsWrong | SignInLocked | PasswordsBusy;

interface Guess {
  readonly key: EmailKey;
  readonly password: string;
  readonly credential: Credential | undefined;
  readonly refused: SecurityAction;
  readonly by: Pick<SecurityEvent, 'origin'> & Partial<Pick<SecurityEvent, 'actor'>>;
}

/**
 * Counts a guess at an address's password, checks it if it may be checked, and records its refusal. For an address that
 * nobody has, and for one under a lock, it takes the same steps: one hash, one unit of work with the same statements.
 */
export async function checkPassword(
  { store: { guesses }, hashes, clock, unitOfWork, events }: AccountParts,
  { key, password, credential, refused, by }: Guess,
): Promise<Result<Credential, PasswordRefusal>> {
  const now = clock.now();
  const { admitted, lockedUntil } = await guesses.count(key, now);
  const checked = await hashes.verify(new Secret(password), admitted ? (credential?.hash ?? null) : null);
  if (checked.isErr()) return err(checked.error);
  if (checked.value && credential !== undefined) {
    await guesses.forget(key);
    return ok(credential);
  }
  const userId = credential?.userId ?? null;
  const locks = admitted && lockedUntil !== null;
  const event = { actor: anonymous, userId, ...by };
  await unitOfWork.run<void, never>(async (store) => {
    await events.record(
      store,
      { ...event, action: refused, why: admitted ? 'wrong' : 'locked' },
      ...(locks ? [{ ...event, action: 'sign_in.locked' } as const] : []),
    );
    if (locks) await store.outbox.post('sign-in-locked', userId, { until: lockedUntil ?? now });
    return ok();
  });
  return err(admitted ? credentialsWrong : signInLocked(lockedUntil ?? now, now));
}
