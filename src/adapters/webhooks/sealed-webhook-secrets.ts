import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { WebhookSecrets } from '../../application/webhooks/ports.ts';
import { Secret } from '../../domain/kernel/secret.ts';
import { derivedKey } from '../security/derived-key.ts';
import { secretPrefix } from './standard-signature.ts';

const algorithm = 'aes-256-gcm';
const secretBytes = 32;
const nonceBytes = 12;
const tagBytes = 16;

/** Secrets that a copy of the database alone does not give away. */
export class SealedWebhookSecrets implements WebhookSecrets {
  readonly #key: Buffer;

  constructor(secret: Secret) {
    this.#key = derivedKey(secret, 'webhook-secrets');
  }

  make(): Secret {
    return new Secret(secretPrefix + randomBytes(secretBytes).toString('base64'));
  }

  seal(secret: Secret): string {
    const nonce = randomBytes(nonceBytes);
    const cipher = createCipheriv(algorithm, this.#key, nonce, { authTagLength: tagBytes });
    const hidden = Buffer.concat([cipher.update(secret.reveal(), 'utf8'), cipher.final()]);
    return Buffer.concat([nonce, cipher.getAuthTag(), hidden]).toString('base64url');
  }

  open(sealed: string): Secret | undefined {
    const bytes = Buffer.from(sealed, 'base64url');
    if (bytes.length <= nonceBytes + tagBytes) return undefined;
    const nonce = bytes.subarray(0, nonceBytes);
    const decipher = createDecipheriv(algorithm, this.#key, nonce, { authTagLength: tagBytes });
    decipher.setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes));
    const shown = decipher.update(bytes.subarray(nonceBytes + tagBytes));
    try {
      return new Secret(Buffer.concat([shown, decipher.final()]).toString('utf8'));
    } catch {
      // The one thing that `final` fails of: it was sealed under another key.
      return undefined;
    }
  }
}
