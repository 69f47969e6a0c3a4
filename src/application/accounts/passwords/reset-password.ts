import { err, ok, type Result } from 'neverthrow';
import { type LinkInvalid, linkInvalid, type PasswordsBusy } from '../../../domain/accounts/failures.ts';
import { Password } from '../../../domain/accounts/password.ts';
import { type InvalidInput, invalidInput } from '../../../domain/kernel/failure.ts';
import type { Origin } from '../../kernel/actor.ts';
import type { AccountParts } from '../account-parts.ts';
import { userActor } from '../security-events.ts';
import { replacePassword } from './replace-password.ts';

type Refusal = InvalidInput | LinkInvalid | PasswordsBusy;

/** A new password by a mailed link; every session of the user ends. A refused password does not use the link up. */
export class ResetPassword {
  readonly #parts: AccountParts;

  constructor(parts: AccountParts) {
    this.#parts = parts;
  }

  async execute(
    given: { readonly token: string; readonly password: string },
    origin: Origin,
  ): Promise<Result<void, Refusal>> {
    const { unitOfWork, store: outside, hashes, linkTokens, sessionStatuses, clock } = this.#parts;
    const password = Password.parse(given.password);
    if (password.isErr()) return err(invalidInput(...password.error));
    const link = await outside.links.withToken('reset_password', linkTokens.hashOf(given.token), clock.now());
    const userId = link?.userId;
    if (link === undefined || userId == null) return err(linkInvalid);
    const hashed = await hashes.hash(password.value);
    if (hashed.isErr()) return err(hashed.error);
    const ended = await unitOfWork.run<readonly string[], LinkInvalid>(async (store) => {
      const credential = await store.credentials.lock(userId);
      if (credential === undefined || !(await store.links.use(link.id))) return err(linkInvalid);
      const reason = { actor: userActor(userId), origin, why: 'reset', keep: null };
      return ok(await replacePassword(this.#parts, store, credential, hashed.value, reason));
    });
    if (ended.isErr()) return err(ended.error);
    for (const id of ended.value) sessionStatuses.forget(id);
    return ok();
  }
}
