import { err, ok, type Result } from 'neverthrow';
import { emailKey } from '../../../domain/accounts/email.ts';
import { type EmailTaken, emailTaken, type PasswordsBusy } from '../../../domain/accounts/failures.ts';
import { User } from '../../../domain/accounts/user.ts';
import type { InvalidInput } from '../../../domain/kernel/failure.ts';
import type { Role } from '../../kernel/actor.ts';
import type { AccountParts } from '../account-parts.ts';
import { parseRegistration, type Registration } from '../profile/registration.ts';
import { commandLineOrigin } from '../security-events.ts';

/** An operator makes an account with a password; its address counts as verified, and no mail is sent. */
export class CreateUser {
  readonly #parts: AccountParts;

  constructor(parts: AccountParts) {
    this.#parts = parts;
  }

  async execute(
    given: Registration & { readonly role: Role },
  ): Promise<Result<User, InvalidInput | EmailTaken | PasswordsBusy>> {
    const { unitOfWork, hashes, events, operator, clock, ids } = this.#parts;
    const parsed = parseRegistration(given);
    if (parsed.isErr()) return err(parsed.error);
    const { email, password, name } = parsed.value;
    const hashed = await hashes.hash(password);
    if (hashed.isErr()) return err(hashed.error);
    return await unitOfWork.run<User, EmailTaken>(async (store) => {
      const now = clock.now();
      const user = User.register({ id: ids.uuid(), email, name }, now).verifyEmail(now).giveRole(given.role, now);
      const credential = { userId: user.facts.id, emailKey: emailKey(email), hash: hashed.value };
      if (!(await store.credentials.add(credential))) return err(emailTaken);
      await store.users.findOrAdd(user);
      const event = { action: 'user.registered', actor: operator, userId: user.facts.id } as const;
      await events.record(store, { ...event, origin: commandLineOrigin, details: { role: given.role } });
      return ok(user);
    });
  }
}
