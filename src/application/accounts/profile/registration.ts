import { Result } from 'neverthrow';
import { type Email, parseEmail } from '../../../domain/accounts/email.ts';
import { type PersonName, parseName } from '../../../domain/accounts/name.ts';
import { Password } from '../../../domain/accounts/password.ts';
import { type InvalidInput, invalidInput, type Violation } from '../../../domain/kernel/failure.ts';

export interface Registration {
  readonly email: string;
  readonly password: string;
  readonly name: string;
}

interface ParsedRegistration {
  readonly email: Email;
  readonly password: Password;
  readonly name: PersonName;
}

/** Every broken rule of the three at once. */
export const parseRegistration = (given: Registration): Result<ParsedRegistration, InvalidInput> =>
  Result.combineWithAllErrors([
    parseEmail(given.email).mapErr(alone),
    Password.parse(given.password),
    parseName(given.name).mapErr(alone),
  ])
    .map(([email, password, name]) => ({ email, password, name }))
    .mapErr((violations) => invalidInput(...violations.flat()));

const alone = (violation: Violation): readonly Violation[] => [violation];
