import type { Result } from 'neverthrow';
import type { EmailKey } from '../../../domain/accounts/email.ts';
import type { PasswordsBusy } from '../../../domain/accounts/failures.ts';
import type { Decided, Guesses } from '../../../domain/accounts/sign-in-guesses.ts';
import type { Instant } from '../../../domain/kernel/instant.ts';
import type { Secret } from '../../../domain/kernel/secret.ts';

/** What makes a user's account one with a password here; at most one has an address. */
export interface Credential {
  readonly userId: string;
  readonly emailKey: EmailKey;
  readonly hash: string;
  /** Moves with each change of the password, and not when the same password gets a stronger hash. */
  readonly serial: number;
}

export interface Credentials {
  /** Stores it unless another account has the address; says whether it did. The user need not be stored yet. */
  add(credential: Omit<Credential, 'serial'>): Promise<boolean>;
  /** Of the address in any spelling; where an account still has the spelling itself for a key, that one. */
  ofEmail(email: string): Promise<Credential | undefined>;
  ofUser(userId: string): Promise<Credential | undefined>;
  /** Whatever else changes or relies on this password waits for the running unit of work. */
  lock(userId: string): Promise<Credential | undefined>;
  /** Another password. */
  change(userId: string, hash: string): Promise<void>;
  /** The same password in a stronger hash, unless it was changed since `serial`. */
  upgrade(userId: string, serial: number, hash: string): Promise<void>;
}

export interface PasswordHashes {
  hash(password: Secret): Promise<Result<string, PasswordsBusy>>;
  /** Without a hash it takes as long and is false: nobody learns from the time whether there is one. */
  verify(password: Secret, hash: string | null): Promise<Result<boolean, PasswordsBusy>>;
  /** Made with less work than hashes are made with now. */
  isWeak(hash: string): boolean;
}

export interface SignInGuesses {
  /** One change at a time, apart from any unit of work: a guess counts whatever becomes of the request. */
  change<T>(key: EmailKey, now: Instant, decide: (guesses: Guesses) => Decided<T>): Promise<T>;
  /** All but those that are being checked. */
  forget(key: EmailKey): Promise<void>;
  forgetBefore(moment: Instant, limit: number): Promise<number>;
}
