import { err, ok, type Result } from 'neverthrow';
import type { EmailKey } from '../../../domain/accounts/email.ts';
import {
  type CredentialsWrong,
  credentialsWrong,
  type PasswordsBusy,
  passwordsBusy,
  type SignInLocked,
  signInLocked,
} from '../../../domain/accounts/failures.ts';
import { beginCheck, endCheck, type GuessDecision } from '../../../domain/accounts/sign-in-guesses.ts';
import type { Instant } from '../../../domain/kernel/instant.ts';
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

/** Milliseconds between looks at whether those that are being checked have turned out right; about 2 s in all. */
const pauses = [10, 20, 40, 80, 150, 200, 250, 300, 300, 300, 350];

/**
 * Checks a guess at an address's password if it may be checked, and records its refusal. For an address that nobody has it
 * takes the same steps: one hash, one unit of work with the same statements.
 */
export async function checkPassword(
  parts: AccountParts,
  { key, password, credential, refused, by }: Guess,
): Promise<Result<Credential, PasswordRefusal>> {
  const { hashes, clock, store, ids } = parts;
  const id = ids.uuid();
  const event = { actor: anonymous, userId: credential?.userId ?? null, ...by };
  const begun = await beginOrWait(parts, key, id);
  if (begun.kind === 'wait') return err(passwordsBusy);
  if (begun.kind === 'locked') {
    await record(parts, { ...event, action: refused, why: 'locked' });
    return err(signInLocked(begun.until, clock.now()));
  }
  const checked = await hashes.verify(new Secret(password), credential?.hash ?? null);
  const isRight = checked.isOk() && checked.value && credential !== undefined;
  const result = checked.isErr() ? 'unchecked' : isRight ? 'right' : 'wrong';
  const ended = await store.guesses.change(key, clock.now(), (guesses) => endCheck(guesses, id, result, clock.now()));
  if (checked.isErr()) return err(checked.error);
  if (ended.kind === 'lost') return err(passwordsBusy);
  if (isRight) return ok(credential);
  await record(parts, { ...event, action: refused, why: 'wrong' }, ended.kind === 'locks' ? ended.until : undefined);
  return err(credentialsWrong);
}

/** A guess waits while others are being checked that may lock the address: if they turn out right, it has its turn. */
async function beginOrWait({ store, clock, delay }: AccountParts, key: EmailKey, id: string): Promise<GuessDecision> {
  for (const pause of pauses) {
    const now = clock.now();
    const decision = await store.guesses.change(key, now, (guesses) => beginCheck(guesses, id, now));
    if (decision.kind !== 'wait') return decision;
    await delay.pause(pause);
  }
  return { kind: 'wait' };
}

async function record(
  { unitOfWork, events }: AccountParts,
  event: SecurityEvent,
  lockedUntil?: Instant,
): Promise<void> {
  await unitOfWork.run<void, never>(async (store) => {
    const { why: _, ...withoutReason } = event;
    const locked = lockedUntil === undefined ? [] : [{ ...withoutReason, action: 'sign_in.locked' } as const];
    await events.record(store, event, ...locked);
    if (lockedUntil !== undefined) await store.outbox.post('sign-in-locked', event.userId, { until: lockedUntil });
    return ok();
  });
}
