import { createHmac, timingSafeEqual } from 'node:crypto';
import type { LinkSignatures, LinkTerms } from '../../application/files/ports.ts';
import type { Secret } from '../../domain/kernel/secret.ts';
import { derivedKey } from './derived-key.ts';

export class HmacLinkSignatures implements LinkSignatures {
  readonly #key: Buffer;

  constructor(secret: Secret) {
    this.#key = derivedKey(secret, 'file-links');
  }

  sign(terms: LinkTerms): string {
    return this.#digest(terms).toString('base64url');
  }

  holds(terms: LinkTerms, signature: string): boolean {
    const given = Buffer.from(signature, 'base64url');
    const right = this.#digest(terms);
    return given.length === right.length && timingSafeEqual(given, right);
  }

  #digest({ fileId, expiresAt, inline }: LinkTerms): Buffer {
    return createHmac('sha256', this.#key)
      .update(JSON.stringify([fileId, expiresAt, inline]))
      .digest();
  }
}
