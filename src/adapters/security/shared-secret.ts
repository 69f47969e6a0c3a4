import type { Secret } from '../../domain/kernel/secret.ts';
import type { VerifyingKey } from './jwt.ts';

export const sharedSecretAlgorithm = 'HS256';

/** The secret as an imported key: importing it for each token would cost more than the signature. */
export class SharedSecret {
  readonly #key: Promise<VerifyingKey>;

  constructor(secret: Secret) {
    this.#key = importSecret(secret);
  }

  key(): Promise<VerifyingKey> {
    return this.#key;
  }
}

async function importSecret(secret: Secret): Promise<VerifyingKey> {
  const bytes = new TextEncoder().encode(secret.reveal());
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  const key = await crypto.subtle.importKey('raw', bytes, algorithm, false, ['sign', 'verify']);
  return { key, algorithms: [sharedSecretAlgorithm] };
}
