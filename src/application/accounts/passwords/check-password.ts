import { err, ok, type ResultAsync, safeTry } from 'neverthrow';
import type { EmailKey } from '../../../domain/accounts/email.ts';
import {
  type CredentialsWrong,
  credentialsWrong,
  type PasswordsBusy,
  type SignInLocked,
  signInLocked,
} from '../../../domain/accounts/failures.ts';
import { Secret } from '../../../domain/kernel/secret.ts';
import { attempt } from '../../kernel/attempt.ts';
import type { AccountParts } from '../parts.ts';
import { anybody, type SecurityAction, type SecurityEvent } from '../security-events.ts';
import type { Credential } from '../store.ts';

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
export function checkPassword(
  { guesses, hashes, clock, unit, events }: AccountParts,
  { key, password, credential, refused, by }: Guess,
): ResultAsync<Credential, PasswordRefusal> {
  return safeTry<Credential, PasswordRefusal>(async function* () {
    const now = clock.now();
    const { admitted, lockedUntil } = await guesses.count(key, now);
    const isRight = yield* hashes.verify(new Secret(password), admitted ? (credential?.hash ?? null) : null);
    if (isRight && credential !== undefined) {
      await guesses.forget(key);
      return ok(credential);
    }
    const userId = credential?.userId ?? null;
    const locks = admitted && lockedUntil !== null;
    const event = { actor: anybody, userId, ...by };
    yield* unit.run((store) =>
      attempt(async () => {
        await events.record(
          store,
          { ...event, action: refused, why: admitted ? 'wrong' : 'locked' },
          ...(locks ? [{ ...event, action: 'sign_in.locked' } as const] : []),
        );
        if (locks) await store.outbox.post('sign-in-locked', userId, { until: lockedUntil ?? now });
        return ok();
      }),
    );
    return err(admitted ? credentialsWrong : signInLocked(lockedUntil ?? now, now));
  });
}
