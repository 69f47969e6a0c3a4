import { err, ok, type Result } from 'neverthrow';
import { type PasswordsBusy, type UserForeign, userForeign } from '../../../domain/accounts/failures.ts';
import { Password } from '../../../domain/accounts/password.ts';
import { type InvalidInput, invalidInput } from '../../../domain/kernel/failure.ts';
import type { AccountParts } from '../account-parts.ts';
import { replacePassword } from '../passwords/replace-password.ts';
import { commandLineOrigin } from '../security-events.ts';

type Refusal = InvalidInput | UserForeign | PasswordsBusy;

/** An operator gives an account another password; every session of its user ends. */
export class SetPassword {
  readonly #parts: AccountParts;

  constructor(parts: AccountParts) {
    this.#parts = parts;
  }

  async execute(userId: string, given: string): Promise<Result<void, Refusal>> {
    const { unitOfWork, hashes, operator, sessionStatuses } = this.#parts;
    const password = Password.parse(given);
    if (password.isErr()) return err(invalidInput(...password.error));
    const hashed = await hashes.hash(password.value);
    if (hashed.isErr()) return err(hashed.error);
    const ended = await unitOfWork.run<readonly string[], UserForeign>(async (store) => {
      const credential = await store.credentials.lock(userId);
      if (credential === undefined) return err(userForeign);
      const reason = { actor: operator, origin: commandLineOrigin, why: 'operator', keep: null };
      return ok(await replacePassword(this.#parts, store, credential, hashed.value, reason));
    });
    if (ended.isErr()) return err(ended.error);
    for (const id of ended.value) sessionStatuses.forget(id);
    return ok();
  }
}
