import { createHash } from 'node:crypto';
import type { EmailKey } from '../../domain/accounts/email.ts';

/** Under which guesses at an address's password are counted, without the address being kept. */
export const digestOfAddress = (key: EmailKey): string => createHash('sha256').update(key).digest('hex');
