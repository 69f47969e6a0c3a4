import { err, ok, Result, type ResultAsync, safeTry } from 'neverthrow';
import { emailKey, parseEmail } from '../../../domain/accounts/email.ts';
import { type EmailTaken, emailTaken, type PasswordsBusy } from '../../../domain/accounts/failures.ts';
import { parseName } from '../../../domain/accounts/name.ts';
import { Password } from '../../../domain/accounts/password.ts';
import { User } from '../../../domain/accounts/user.ts';
import { type InvalidInput, invalidInput, type Violation } from '../../../domain/kernel/failure.ts';
import type { Origin } from '../../kernel/actor.ts';
import { attempt } from '../../kernel/attempt.ts';
import { mailLink } from '../links/mail-link.ts';
import type { AccountParts } from '../parts.ts';
import { person } from '../security-events.ts';
import type { SignedIn } from '../sessions/session-opener.ts';

export interface Registration {
  readonly email: string;
  readonly password: string;
  readonly name: string;
}

/** Makes an account with a password and signs it in. */
export class Register {
  readonly #parts: AccountParts;

  constructor(parts: AccountParts) {
    this.#parts = parts;
  }

  execute(given: Registration, origin: Origin): ResultAsync<SignedIn, InvalidInput | EmailTaken | PasswordsBusy> {
    const { unit, hashes, opener, events, clock, ids } = this.#parts;
    return safeTry(
      async function* (this: Register) {
        const { email, password, name } = yield* parseRegistration(given);
        const hash = yield* hashes.hash(password);
        return unit.run((store) =>
          attempt<SignedIn, EmailTaken>(async () => {
            const user = User.register({ id: ids.uuid(), email, name }, clock.now());
            const { id } = user.facts;
            if (!(await store.credentials.add({ userId: id, emailKey: emailKey(email), hash }))) return err(emailTaken);
            await store.users.meet(user);
            const { session, tokens } = await opener.open(store, user, origin);
            await mailLink(this.#parts, store, 'welcome', id);
            const event = { actor: person(id), userId: id, origin };
            await events.record(
              store,
              { ...event, action: 'user.registered' },
              { ...event, action: 'session.opened', sessionId: session.facts.id },
            );
            return ok({ user, tokens });
          }),
        );
      }.bind(this),
    );
  }
}

/** Every broken rule of the three at once. */
export const parseRegistration = (given: Registration) =>
  Result.combineWithAllErrors([
    parseEmail(given.email).mapErr(alone),
    Password.parse(given.password),
    parseName(given.name).mapErr(alone),
  ])
    .map(([email, password, name]) => ({ email, password, name }))
    .mapErr((violations) => invalidInput(...violations.flat()));

const alone = (violation: Violation): readonly Violation[] => [violation];
