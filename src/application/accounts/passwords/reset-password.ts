import { err, ok, type ResultAsync, safeTry } from 'neverthrow';
import { type LinkInvalid, linkInvalid, type PasswordsBusy } from '../../../domain/accounts/failures.ts';
import { Password } from '../../../domain/accounts/password.ts';
import { type InvalidInput, invalidInput } from '../../../domain/kernel/failure.ts';
import type { Origin } from '../../kernel/actor.ts';
import { attempt } from '../../kernel/attempt.ts';
import type { AccountParts } from '../parts.ts';
import { person } from '../security-events.ts';
import { replacePassword } from './replace-password.ts';

type Refusal = InvalidInput | LinkInvalid | PasswordsBusy;

/** A new password by a mailed link; every session of the user ends. A refused password does not use the link up. */
export class ResetPassword {
  readonly #parts: AccountParts;

  constructor(parts: AccountParts) {
    this.#parts = parts;
  }

  execute(given: { readonly token: string; readonly password: string }, origin: Origin): ResultAsync<void, Refusal> {
    const { unit, store: outside, hashes, linkTokens, ended, clock } = this.#parts;
    return safeTry<void, Refusal>(
      async function* (this: ResetPassword) {
        const password = yield* Password.parse(given.password).mapErr((violations) => invalidInput(...violations));
        const tokenHash = linkTokens.hashOf(given.token);
        const link = await outside.links.withToken('reset_password', tokenHash, clock.now());
        const userId = link?.userId;
        if (link === undefined || userId == null) return err(linkInvalid);
        const hash = yield* hashes.hash(password);
        const sessions = yield* unit.run((store) =>
          attempt<readonly string[], LinkInvalid>(async () => {
            const credential = await store.credentials.lock(userId);
            if (credential === undefined || !(await store.links.use(link.id))) return err(linkInvalid);
            const reason = { actor: person(userId), origin, why: 'reset' };
            return ok(await replacePassword(this.#parts, store, credential, hash, { ...reason, keep: null }));
          }),
        );
        for (const id of sessions) ended.forget(id);
        return ok();
      }.bind(this),
    );
  }
}
