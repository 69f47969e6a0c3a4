import { err, ok, type ResultAsync, safeTry } from 'neverthrow';
import { credentialsWrong } from '../../../domain/accounts/failures.ts';
import { Password } from '../../../domain/accounts/password.ts';
import { type InvalidInput, invalidInput } from '../../../domain/kernel/failure.ts';
import type { Actor } from '../../kernel/actor.ts';
import { attempt } from '../../kernel/attempt.ts';
import type { SessionEnded } from '../failures.ts';
import type { AccountParts } from '../parts.ts';
import { person } from '../security-events.ts';
import type { PasswordRefusal } from './check-password.ts';
import { confirmPassword } from './confirm-password.ts';
import { replacePassword } from './replace-password.ts';

type Refusal = InvalidInput | PasswordRefusal | SessionEnded;

/** A new password in place of the current one; every other session ends. */
export class ChangePassword {
  readonly #parts: AccountParts;

  constructor(parts: AccountParts) {
    this.#parts = parts;
  }

  execute(
    actor: Actor,
    given: { readonly currentPassword: string; readonly newPassword: string },
  ): ResultAsync<void, Refusal> {
    const { unit, hashes, ended } = this.#parts;
    return safeTry<void, Refusal>(
      async function* (this: ChangePassword) {
        const parsed = Password.parse(given.newPassword, 'newPassword');
        const password = yield* parsed.mapErr((violations) => invalidInput(...violations));
        const { userId, serial } = yield* confirmPassword(this.#parts, actor, given.currentPassword);
        const hash = yield* hashes.hash(password);
        const sessions = yield* unit.run((store) =>
          attempt<readonly string[], Refusal>(async () => {
            const credential = await store.credentials.lock(userId);
            if (credential?.serial !== serial) return err(credentialsWrong);
            const reason = { actor: person(userId), origin: actor.origin, why: 'changed', keep: actor.sessionId };
            return ok(await replacePassword(this.#parts, store, credential, hash, reason));
          }),
        );
        for (const id of sessions) ended.forget(id);
        return ok();
      }.bind(this),
    );
  }
}
