import type { ResultAsync } from 'neverthrow';
import type { PasswordsBusy } from '../../domain/accounts/failures.ts';
import type { Secret } from '../../domain/kernel/secret.ts';

export interface PasswordHashes {
  hash(password: Secret): ResultAsync<string, PasswordsBusy>;
  /** Without a hash it takes as long and is false: nobody learns from the time whether there is one. */
  verify(password: Secret, hash: string | null): ResultAsync<boolean, PasswordsBusy>;
  /** Made with less work than hashes are made with now. */
  isWeak(hash: string): boolean;
}

/** What is kept of a session's refresh tokens: none of it, nor all of it together, can be turned back into a token. */
export interface TokenChain {
  readonly currentHash: string;
  readonly predecessorHash: string | null;
  /** Makes the current token out of its predecessor, for whoever has that. */
  readonly seed: string;
}

export interface NewToken {
  readonly token: Secret;
  readonly chain: TokenChain;
}

/** What a refresh token says of itself. */
export interface TokenReading {
  readonly sessionId: string;
  readonly generation: number;
  /** The token bears this product's own mark; one that does not may still be found by its hash. */
  readonly marked: boolean;
}

export interface RefreshTokens {
  first(sessionId: string): NewToken;
  read(token: string): TokenReading | undefined;
  hashOf(token: string): string;
  /** The token that takes the place of this one. */
  next(token: string, chain: TokenChain): NewToken;
  /** The current token again, out of its predecessor. */
  repeat(predecessor: string, chain: TokenChain): Secret;
}

/** Tokens of mailed links. They are derived from the link's id and a secret that is not in the database. */
export interface LinkTokens {
  tokenOf(linkId: string): Secret;
  hashOf(token: string): string;
}
