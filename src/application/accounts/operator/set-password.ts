import { err, ok, type ResultAsync, safeTry } from 'neverthrow';
import { type PasswordsBusy, type UserForeign, userForeign } from '../../../domain/accounts/failures.ts';
import { Password } from '../../../domain/accounts/password.ts';
import { type InvalidInput, invalidInput } from '../../../domain/kernel/failure.ts';
import { attempt } from '../../kernel/attempt.ts';
import type { AccountParts } from '../parts.ts';
import { replacePassword } from '../passwords/replace-password.ts';
import { commandLine } from '../security-events.ts';

type Refusal = InvalidInput | UserForeign | PasswordsBusy;

/** An operator gives an account another password; every session of its user ends. */
export class SetPassword {
  readonly #parts: AccountParts;

  constructor(parts: AccountParts) {
    this.#parts = parts;
  }

  execute(userId: string, given: string): ResultAsync<void, Refusal> {
    const { unit, hashes, operator, ended } = this.#parts;
    return safeTry<void, Refusal>(
      async function* (this: SetPassword) {
        const password = yield* Password.parse(given).mapErr((violations) => invalidInput(...violations));
        const hash = yield* hashes.hash(password);
        const sessions = yield* unit.run((store) =>
          attempt<readonly string[], UserForeign>(async () => {
            const credential = await store.credentials.lock(userId);
            if (credential === undefined) return err(userForeign);
            const reason = { actor: operator, origin: commandLine, why: 'operator', keep: null };
            return ok(await replacePassword(this.#parts, store, credential, hash, reason));
          }),
        );
        for (const id of sessions) ended.forget(id);
        return ok();
      }.bind(this),
    );
  }
}
