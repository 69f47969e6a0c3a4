import { err, ok, type Result } from 'neverthrow';
import { type CredentialsWrong, credentialsWrong } from '../../../domain/accounts/failures.ts';
import { Password } from '../../../domain/accounts/password.ts';
import { type InvalidInput, invalidInput } from '../../../domain/kernel/failure.ts';
import type { Actor } from '../../kernel/actor.ts';
import type { AccountParts } from '../account-parts.ts';
import type { SessionEnded } from '../failures.ts';
import { userActor } from '../security-events.ts';
import type { PasswordRefusal } from './check-password.ts';
import { confirmPassword } from './confirm-password.ts';
import type { Credential } from './ports.ts';
import { replacePassword } from './replace-password.ts';

type Refusal = InvalidInput | PasswordRefusal | SessionEnded;

/** A new password in place of the current one; every other session ends. */
export class ChangePassword {
  readonly #parts: AccountParts;

  constructor(parts: AccountParts) {
    this.#parts = parts;
  }

  /** Checks the current password, which counts whatever comes of it, and says how to go on. */
  async check(
    actor: Actor,
    given: { readonly currentPassword: string; readonly newPassword: string },
  ): Promise<Result<() => Promise<Result<void, Refusal>>, Refusal>> {
    const password = Password.parse(given.newPassword, 'newPassword');
    if (password.isErr()) return err(invalidInput(...password.error));
    const confirmed = await confirmPassword(this.#parts, actor, given.currentPassword);
    if (confirmed.isErr()) return err(confirmed.error);
    const hashed = await this.#parts.hashes.hash(password.value);
    return hashed.isErr() ? err(hashed.error) : ok(() => this.#change(actor, confirmed.value, hashed.value));
  }

  async #change(actor: Actor, { userId, serial }: Credential, hash: string): Promise<Result<void, Refusal>> {
    const { unitOfWork, sessionStatuses } = this.#parts;
    const ended = await unitOfWork.run<readonly string[], CredentialsWrong>(async (store) => {
      const credential = await store.credentials.lock(userId);
      if (credential?.serial !== serial) return err(credentialsWrong);
      const reason = { actor: userActor(userId), origin: actor.origin, why: 'changed', keep: actor.sessionId };
      return ok(await replacePassword(this.#parts, store, credential, hash, reason));
    });
    if (ended.isErr()) return err(ended.error);
    for (const id of ended.value) sessionStatuses.forget(id);
    return ok();
  }
}
