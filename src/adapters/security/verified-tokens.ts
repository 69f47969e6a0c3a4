import { LRUCache } from 'lru-cache';
import type { Claims } from '../../application/accounts/ports.ts';
import type { TrustedKey } from './trusted-keys.ts';

const maxTokens = 20_000;
const maxLength = 2_048;

export interface VerifiedToken {
  readonly claims: Claims;
  /** Seconds since 1970. */
  readonly exp: number;
  /** Null for the shared secret, which is never withdrawn while the process lives. */
  readonly key: TrustedKey | null;
}

/**
 * Tokens whose signature was verified. The text itself is the key, not a digest of it, which would cost more than all the
 * rest of the lookup: the table is hashed under a seed of the process, holds nothing that was not verified, and is
 * bounded.
 */
export class VerifiedTokens {
  readonly #tokens = new LRUCache<string, VerifiedToken>({ max: maxTokens });

  get(token: string): VerifiedToken | undefined {
    return this.#tokens.get(token);
  }

  keep(token: string, verified: VerifiedToken): void {
    // Long ones would let a few users fill the memory; they are verified each time.
    if (token.length <= maxLength) this.#tokens.set(token, verified);
  }

  drop(token: string): void {
    this.#tokens.delete(token);
  }
}
