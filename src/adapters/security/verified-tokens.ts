import { hash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { TokenClaims } from '../../application/accounts/sessions/ports.ts';
import type { TrustedKey } from './trusted-keys.ts';

const maxTokens = 20_000;

export interface VerifiedToken {
  readonly claims: TokenClaims;
  /** Seconds since 1970. */
  readonly exp: number;
  /** Null for the shared secret, which is never withdrawn while the process lives. */
  readonly key: TrustedKey | null;
}

/** Tokens whose signature was verified, by their digest: nothing that could be used again is kept, however long it was. */
export class VerifiedTokens {
  readonly #tokens = new LRUCache<string, VerifiedToken>({ max: maxTokens });

  get(token: string): VerifiedToken | undefined {
    return this.#tokens.get(digest(token));
  }

  keep(token: string, verified: VerifiedToken): void {
    this.#tokens.set(digest(token), verified);
  }

  drop(token: string): void {
    this.#tokens.delete(digest(token));
  }
}

const digest = (token: string): string => hash('sha256', token, 'base64url');
