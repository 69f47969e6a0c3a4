import { err, ok, type Result } from 'neverthrow';
import { emailKey } from '../../../domain/accounts/email.ts';
import { type EmailTaken, emailTaken, type PasswordsBusy } from '../../../domain/accounts/failures.ts';
import { User } from '../../../domain/accounts/user.ts';
import type { InvalidInput } from '../../../domain/kernel/failure.ts';
import type { Origin } from '../../kernel/actor.ts';
import type { AccountParts } from '../account-parts.ts';
import { mailLink } from '../links/mail-link.ts';
import { userActor } from '../security-events.ts';
import type { SignedIn } from '../sessions/token-issuer.ts';
import { parseRegistration, type Registration } from './registration.ts';

/** Makes an account with a password and signs it in. */
export class Register {
  readonly #parts: AccountParts;

  constructor(parts: AccountParts) {
    this.#parts = parts;
  }

  async execute(
    given: Registration,
    origin: Origin,
  ): Promise<Result<SignedIn, InvalidInput | EmailTaken | PasswordsBusy>> {
    const { unitOfWork, hashes, tokenIssuer, events, clock, ids } = this.#parts;
    const parsed = parseRegistration(given);
    if (parsed.isErr()) return err(parsed.error);
    const { email, password, name } = parsed.value;
    const hashed = await hashes.hash(password);
    if (hashed.isErr()) return err(hashed.error);
    return await unitOfWork.run<SignedIn, EmailTaken>(async (store) => {
      const user = User.register({ id: ids.uuid(), email, name }, clock.now());
      const { id } = user.facts;
      const credential = { userId: id, emailKey: emailKey(email), hash: hashed.value };
      if (!(await store.credentials.add(credential))) return err(emailTaken);
      await store.users.findOrAdd(user);
      const { session, tokens } = await tokenIssuer.openSession(store, user, origin);
      await mailLink(this.#parts, store, 'welcome', credential);
      const event = { actor: userActor(id), userId: id, origin };
      await events.record(
        store,
        { ...event, action: 'user.registered' },
        { ...event, action: 'session.opened', sessionId: session.facts.id },
      );
      return ok({ user, tokens });
    });
  }
}
