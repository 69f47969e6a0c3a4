import { err, ok, type ResultAsync, safeTry } from 'neverthrow';
import { emailKey } from '../../../domain/accounts/email.ts';
import { type AccountDisabled, accountDisabled, credentialsWrong } from '../../../domain/accounts/failures.ts';
import { Secret } from '../../../domain/kernel/secret.ts';
import type { Origin } from '../../kernel/actor.ts';
import { attempt } from '../../kernel/attempt.ts';
import type { LogInOutcome, Meters } from '../../kernel/meters.ts';
import type { AccountParts } from '../parts.ts';
import { checkPassword, type PasswordRefusal } from '../passwords/check-password.ts';
import { person } from '../security-events.ts';
import type { Credential } from '../store.ts';
import type { SignedIn } from './session-opener.ts';

type Refusal = PasswordRefusal | AccountDisabled;

export class LogIn {
  readonly #parts: AccountParts;
  readonly #meters: Pick<Meters, 'logIn'>;

  constructor(parts: AccountParts, meters: Pick<Meters, 'logIn'>) {
    this.#parts = parts;
    this.#meters = meters;
  }

  execute(
    given: { readonly email: string; readonly password: string },
    origin: Origin,
  ): ResultAsync<SignedIn, Refusal> {
    return this.#attempt(given, origin)
      .map((signedIn) => this.#counted('succeeded', signedIn))
      .mapErr((refusal) => this.#counted(refusal.kind === 'account.credentials_wrong' ? 'refused' : 'locked', refusal));
  }

  #attempt(
    { email, password }: { readonly email: string; readonly password: string },
    origin: Origin,
  ): ResultAsync<SignedIn, Refusal> {
    return safeTry<SignedIn, Refusal>(
      async function* (this: LogIn) {
        const { store } = this.#parts;
        const key = emailKey(email.trim());
        const found = await store.credentials.ofEmail(key);
        const guess = { key, password, credential: found, refused: 'sign_in.refused', by: { origin } } as const;
        const credential = yield* checkPassword(this.#parts, guess);
        const stronger = yield* this.#stronger(credential, password);
        return this.#open(credential, stronger, origin);
      }.bind(this),
    );
  }

  /** The password may have been changed while it was checked: then it opens nothing. */
  #open(credential: Credential, stronger: string | undefined, origin: Origin): ResultAsync<SignedIn, Refusal> {
    const { unit, opener, events } = this.#parts;
    return unit.run((store) =>
      attempt<SignedIn, Refusal>(async () => {
        const { userId, serial } = credential;
        const current = await store.credentials.lock(userId);
        const user = await store.users.withId(userId);
        if (user === undefined || current?.serial !== serial) return err(credentialsWrong);
        if (user.facts.lockedAt !== null) return err(accountDisabled);
        if (stronger !== undefined) await store.credentials.upgrade(userId, serial, stronger);
        const { session, tokens } = await opener.open(store, user, origin);
        const event = { actor: person(userId), userId, origin, sessionId: session.facts.id };
        await events.record(store, { ...event, action: 'session.opened' });
        return ok({ user, tokens });
      }),
    );
  }

  #stronger({ hash }: Credential, password: string) {
    const { hashes } = this.#parts;
    return safeTry<string | undefined, PasswordRefusal>(async function* () {
      return ok(hashes.isWeak(hash) ? yield* hashes.hash(new Secret(password)) : undefined);
    });
  }

  #counted<T>(outcome: LogInOutcome, result: T): T {
    this.#meters.logIn(outcome);
    return result;
  }
}
