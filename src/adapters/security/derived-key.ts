import { hkdfSync } from 'node:crypto';
import type { Secret } from '../../domain/kernel/secret.ts';

/** A key for one purpose, out of the one secret: what is made for another purpose never passes for this one's. */
export const derivedKey = (secret: Secret, purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', secret.reveal(), '', `mainstay/${purpose}`, 32));
