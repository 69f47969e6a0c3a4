import { err, ok, type Result } from 'neverthrow';
import { emailKey } from '../../../domain/accounts/email.ts';
import { type AccountDisabled, accountDisabled, credentialsWrong } from '../../../domain/accounts/failures.ts';
import { Secret } from '../../../domain/kernel/secret.ts';
import type { Origin } from '../../kernel/actor.ts';
import type { LogInOutcome } from '../../kernel/meters.ts';
import type { AccountParts } from '../account-parts.ts';
import { checkPassword, type PasswordRefusal } from '../passwords/check-password.ts';
import type { Credential } from '../passwords/ports.ts';
import { userActor } from '../security-events.ts';
import type { SignedIn } from './token-issuer.ts';

type Refusal = PasswordRefusal | AccountDisabled;

interface Given {
  readonly email: string;
  readonly password: string;
}

export class LogIn {
  readonly #parts: AccountParts;

  constructor(parts: AccountParts) {
    this.#parts = parts;
  }

  async execute(given: Given, origin: Origin): Promise<Result<SignedIn, Refusal>> {
    const outcome = await this.#logIn(given, origin);
    this.#parts.meters.logIn(outcome.isOk() ? 'succeeded' : outcomes[outcome.error.kind]);
    return outcome;
  }

  async #logIn({ email, password }: Given, origin: Origin): Promise<Result<SignedIn, Refusal>> {
    const { store, hashes } = this.#parts;
    const credential = await store.credentials.ofEmail(email.trim());
    const key = credential?.emailKey ?? emailKey(email.trim());
    const guess = { key, password, credential, refused: 'sign_in.refused', by: { origin } } as const;
    const checked = await checkPassword(this.#parts, guess);
    if (checked.isErr()) return err(checked.error);
    if (!hashes.isWeak(checked.value.hash)) return await this.#open(checked.value, undefined, origin);
    const stronger = await hashes.hash(new Secret(password));
    return stronger.isErr() ? err(stronger.error) : await this.#open(checked.value, stronger.value, origin);
  }

  /** The password may have been changed while it was checked: then it opens nothing. */
  async #open(
    { userId, serial }: Credential,
    stronger: string | undefined,
    origin: Origin,
  ): Promise<Result<SignedIn, Refusal>> {
    const { unitOfWork, tokenIssuer, events } = this.#parts;
    return await unitOfWork.run<SignedIn, Refusal>(async (store) => {
      const current = await store.credentials.lock(userId);
      const user = await store.users.withId(userId);
      if (user === undefined || current?.serial !== serial) return err(credentialsWrong);
      if (user.facts.lockedAt !== null) return err(accountDisabled);
      if (stronger !== undefined) await store.credentials.upgrade(userId, serial, stronger);
      const { session, tokens } = await tokenIssuer.openSession(store, user, origin);
      const event = { actor: userActor(userId), userId, origin, sessionId: session.facts.id };
      await events.record(store, { ...event, action: 'session.opened' });
      return ok({ user, tokens });
    });
  }
}

const outcomes: Readonly<Record<Refusal['kind'], LogInOutcome>> = {
  'account.credentials_wrong': 'refused',
  'account.sign_in_locked': 'locked',
  'account.disabled': 'locked',
  'account.passwords_busy': 'busy',
};
