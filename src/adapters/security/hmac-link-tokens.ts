import { createHash, createHmac } from 'node:crypto';
import type { LinkTokens } from '../../application/accounts/links/ports.ts';
import { Secret } from '../../domain/kernel/secret.ts';
import { derivedKey } from './derived-key.ts';

/** Tokens that nobody can make without the secret, and that need not be kept until their mail is sent. */
export class HmacLinkTokens implements LinkTokens {
  readonly #key: Buffer;

  constructor(secret: Secret) {
    this.#key = derivedKey(secret, 'mailed-links');
  }

  tokenOf(linkId: string): Secret {
    return new Secret(createHmac('sha256', this.#key).update(linkId).digest('base64url'));
  }

  hashOf(token: string): string {
    return createHash('sha256').update(token).digest('base64url');
  }
}
