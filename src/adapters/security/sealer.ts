import { createHmac } from 'node:crypto';
import type { Secret } from '../../domain/kernel/secret.ts';
import { derivedKey } from './derived-key.ts';

/** What comes out tells nothing of what went in, not even to somebody who tries every password. */
export function sealer(secret: Secret): (text: string) => string {
  const key = derivedKey(secret, 'fingerprints');
  return (text) => createHmac('sha256', key).update(text).digest('base64url');
}
