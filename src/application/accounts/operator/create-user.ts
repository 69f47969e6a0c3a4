import { err, ok, type ResultAsync, safeTry } from 'neverthrow';
import { emailKey } from '../../../domain/accounts/email.ts';
import { type EmailTaken, emailTaken, type PasswordsBusy } from '../../../domain/accounts/failures.ts';
import { User } from '../../../domain/accounts/user.ts';
import type { InvalidInput } from '../../../domain/kernel/failure.ts';
import type { Role } from '../../kernel/actor.ts';
import { attempt } from '../../kernel/attempt.ts';
import type { AccountParts } from '../parts.ts';
import { parseRegistration, type Registration } from '../profile/register.ts';
import { commandLine } from '../security-events.ts';

/** An operator makes an account with a password; its address counts as verified, and no mail is sent. */
export class CreateUser {
  readonly #parts: AccountParts;

  constructor(parts: AccountParts) {
    this.#parts = parts;
  }

  execute(given: Registration & { readonly role: Role }): ResultAsync<User, InvalidInput | EmailTaken | PasswordsBusy> {
    const { unit, hashes, events, operator, clock, ids } = this.#parts;
    return safeTry<User, InvalidInput | EmailTaken | PasswordsBusy>(async function* () {
      const { email, password, name } = yield* parseRegistration(given);
      const hash = yield* hashes.hash(password);
      return unit.run((store) =>
        attempt<User, EmailTaken>(async () => {
          const now = clock.now();
          const user = User.register({ id: ids.uuid(), email, name }, now).verifyEmail(now).giveRole(given.role, now);
          const { id } = user.facts;
          if (!(await store.credentials.add({ userId: id, emailKey: emailKey(email), hash }))) return err(emailTaken);
          await store.users.meet(user);
          await events.record(store, {
            action: 'user.registered',
            actor: operator,
            userId: id,
            origin: commandLine,
            details: { role: given.role },
          });
          return ok(user);
        }),
      );
    });
  }
}
