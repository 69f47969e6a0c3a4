import { ok, type ResultAsync, safeTry } from 'neverthrow';
import type { Actor } from '../../kernel/actor.ts';
import { type SessionEnded, sessionEnded } from '../failures.ts';
import type { AccountParts } from '../parts.ts';
import type { PasswordRefusal } from '../passwords/check-password.ts';
import { confirmPassword } from '../passwords/confirm-password.ts';
import { person } from '../security-events.ts';
import type { EraseUser } from './erase-user.ts';

/** The caller leaves: sessions end, personal data is erased. */
export class EraseMe {
  readonly #parts: AccountParts;
  readonly #erase: EraseUser;

  constructor(parts: AccountParts, erase: EraseUser) {
    this.#parts = parts;
    this.#erase = erase;
  }

  execute(actor: Actor, password: string): ResultAsync<void, PasswordRefusal | SessionEnded> {
    const { unit, accountStatuses } = this.#parts;
    return safeTry<void, PasswordRefusal | SessionEnded>(
      async function* (this: EraseMe) {
        const { userId } = yield* confirmPassword(this.#parts, actor, password);
        const { origin } = actor;
        yield* unit
          .run((store) => this.#erase.execute(store, userId, { actor: person(userId), origin }))
          .mapErr(() => sessionEnded);
        accountStatuses.forget(userId);
        return ok();
      }.bind(this),
    );
  }
}
